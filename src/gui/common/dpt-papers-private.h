/* dpt-papers-private.h - what the parts of the window of papers share.
 * For: dpt-papers-{window,acts,add,source,stack}.c. Not for: anybody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/clinical/dpt-scan-store.h"
#include "gui/common/dpt-papers-window.h"
#include "gui/common/dpt-pdf-view.h"

G_BEGIN_DECLS

struct _DptPapersWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkStack *list_stack;
  GtkListBox *list;
  GtkWidget *paper_pane;
  GtkWidget *details;
  GtkEditable *name_entry;
  GtkDropDown *kinds_drop;
  GtkWidget *type_button;
  DptPdfView *view;
  GtkLabel *status;
  GtkWidget *busy_box;
  GtkProgressBar *progress;
  GtkMenuButton *scan_button;
  GtkMenuButton *folder_button;
  GtkLabel *folder_count;
  GtkLabel *folder_label;
  GtkListBox *folder_list;
  GtkWidget *stack_bar;
  GtkLabel *stack_label;
  GtkBox *stack_pages;
  GtkWidget *stack_keep;

  DptSession *session;
  gint64 patient_id;
  GListStore *papers;   /* of DptScanLine */
  GPtrArray *kinds;     /* those that the user may keep, in the order of the drop-down */
  DptScan *scan;        /* what is looked at, with its content */
  gint64 wanted_id;     /* what is asked for, before it is there */
  GCancellable *cancellable;
  char *shown_name;     /* which name stands in the entry, and of which paper */
  gboolean filling;
  gboolean feeds;       /* the scan that was asked for last takes all pages of the feeder */
  gboolean closed;      /* nobody sees it any more, though answers that are under way still hold it */

  /* What is being added (dpt-papers-add.c). */
  GQueue waiting;       /* of Item */
  guint n_added;
  guint n_refused;
  GString *refusals;
  gint64 added_id;
  GCancellable *work;   /* %NULL while nothing is done */
  GFile *folder;
  GFileMonitor *monitor;
  GPtrArray *stack;     /* of GBytes: pages that were scanned and are not kept yet (dpt-papers-stack.c) */
};

/** _dpt_papers_say: the lasting line at the bottom; @error: whether something went wrong */
void _dpt_papers_say (DptPapersWindow *self, const char *text, gboolean error);
/** _dpt_papers_reload: reads the list again and shows @id, 0 for what is shown now */
void _dpt_papers_reload (DptPapersWindow *self, gint64 id);

/** _dpt_papers_complain: the same of @error; nothing of a cancellation */
void _dpt_papers_complain (DptPapersWindow *self, const GError *error);
/** _dpt_papers_get_chosen: Returns: (nullable): the row that is looked at */
DptScanLine *_dpt_papers_get_chosen (DptPapersWindow *self);
/** _dpt_papers_may_change: Returns: whether the user may name and remove @line (nullable) */
gboolean _dpt_papers_may_change (DptPapersWindow *self, DptScanLine *line);
/** _dpt_papers_find_kind: Returns: its place in the drop-down, GTK_INVALID_LIST_POSITION for one that is not offered */
guint _dpt_papers_find_kind (DptPapersWindow *self, const char *kind);
/** _dpt_papers_show_scan: the chosen one's content into the view, nothing where it is not there */
void _dpt_papers_show_scan (DptPapersWindow *self);
/** _dpt_papers_show_details: name and kind of the chosen one, and what may be done with it */
void _dpt_papers_show_details (DptPapersWindow *self);

void _dpt_papers_class_install_acts (GtkWidgetClass *klass);
void _dpt_papers_class_install_add (GtkWidgetClass *klass);
void _dpt_papers_init_add (DptPapersWindow *self);
/** _dpt_papers_start_add: once there is a session */
void _dpt_papers_start_add (DptPapersWindow *self);
/** _dpt_papers_stop_add: the window is closed: what waits is not added any more */
void _dpt_papers_stop_add (DptPapersWindow *self);
void _dpt_papers_dispose_add (DptPapersWindow *self);

/** _dpt_papers_push_file: it waits to be added; @from_folder: it goes out of the way once it is kept */
void _dpt_papers_push_file (DptPapersWindow *self, GFile *file, gboolean from_folder);
/** _dpt_papers_push_page: what came from the scanner waits */
void _dpt_papers_push_page (DptPapersWindow *self, GBytes *page, const char *name);
/** _dpt_papers_start_items: adds what waits, one after the other */
void _dpt_papers_start_items (DptPapersWindow *self);

/** _dpt_papers_begin: something longer begins, and can be stopped (the cancellable "work") */
void _dpt_papers_begin (DptPapersWindow *self, const char *text);
void _dpt_papers_end (DptPapersWindow *self);
GtkFileChooserNative *_dpt_papers_create_chooser (DptPapersWindow *self, const char *title, GtkFileChooserAction action, GCallback answered);

/* From the scanner and its folder (dpt-papers-source.c). */
void _dpt_papers_class_install_source (GtkWidgetClass *klass);
void _dpt_papers_watch_folder (DptPapersWindow *self);
/** _dpt_papers_read_folder: looks again at what is there */
void _dpt_papers_read_folder (DptPapersWindow *self);

/* Scanned pages, before they are kept (dpt-papers-stack.c). */
void _dpt_papers_class_install_stack (GtkWidgetClass *klass);
void _dpt_papers_init_stack (DptPapersWindow *self);
/** _dpt_papers_stack_add: @pages: (element-type GBytes): JPEGs, behind those that are there */
void _dpt_papers_stack_add (DptPapersWindow *self, GPtrArray *pages);

G_END_DECLS
