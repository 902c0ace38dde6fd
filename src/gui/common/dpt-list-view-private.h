/* dpt-list-view-private.h - what the two halves of the list page share.
 * For: dpt-list-view.c and dpt-list-view-columns.c. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/common/dpt-list-view.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  const DptChoice *choices;
  gsize n_choices;
  GtkDropDown *drop_down;
} Filter;

struct _DptListView
{
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkBox *filters;
  GtkLabel *count;
  GtkBox *tools;
  GtkMenuButton *columns_button;
  GtkBox *chooser;
  GtkMenuButton *menu_button;
  GtkStack *stack;
  GtkColumnView *view;
  AdwStatusPage *empty_page;
  GtkButton *empty_button;
  GtkButton *add_button; /* where a search finds nothing */
  AdwStatusPage *error_page;
  GtkSpinner *spinner;

  char *name;
  char *title;
  char *currency;
  char *search_hint;
  char *told; /* the search that the owner was told of last */
  const DptListColumn *columns;
  gsize n_columns;
  GPtrArray *filter_rows; /* of Filter */
  GListModel *model;
  GtkSelectionModel *selection;
  DptSession *session;
  GCancellable *cancellable;
  gboolean multiple;
  gboolean quiet;

  /* The answer of a probe of the column view's sorter, see dpt-list-view-columns.c. */
  const DptListColumn *probed;
};

void _dpt_list_view_emit_query_changed (DptListView *self);

/* dpt-list-view-columns.c */
void _dpt_list_view_watch_order (DptListView *self);

G_END_DECLS
