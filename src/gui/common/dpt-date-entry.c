/* dpt-date-entry.c - see dpt-date-entry.h.
 * For: the text of a date and its calendar. Not for: when text is read (dpt-field-entry.c).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui/common/dpt-date-entry.h"

#include <glib/gi18n-lib.h>

#include "base/dpt-clock.h"
#include "base/dpt-date.h"

struct _DptDateEntry
{
  DptFieldEntry parent_instance;

  GtkWidget *popover;
  GtkCalendar *calendar;
  char *date;
  char *min;
  char *max;
  char *today;
  gboolean choosing;
};

G_DEFINE_FINAL_TYPE (DptDateEntry, dpt_date_entry, DPT_TYPE_FIELD_ENTRY)

enum
{
  PROP_0,
  PROP_DATE,
  PROP_MIN_DATE,
  PROP_MAX_DATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
dup_today (DptDateEntry *self)
{
  g_autoptr (DptClock) clock = NULL;

  if (self->today != NULL)
    return g_strdup (self->today);
  clock = dpt_clock_new ();
  return dpt_clock_dup_today (clock);
}

static void
keep (DptDateEntry *self, const char *iso)
{
  if (g_strcmp0 (self->date, iso) == 0)
    return;
  g_free (self->date);
  self->date = g_strdup (iso);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

/* ISO text sorts as the days do. */
static char *
dup_range_reason (DptDateEntry *self, const char *iso)
{
  const char *label = dpt_field_entry_get_label (DPT_FIELD_ENTRY (self));
  gboolean early = self->min != NULL && g_strcmp0 (iso, self->min) < 0;
  gboolean late = self->max != NULL && g_strcmp0 (iso, self->max) > 0;
  g_autofree char *limit = dpt_date_format (early ? self->min : self->max);

  if (label == NULL)
    label = _ ("Date");
  if (early)
    /* Translators: a field's name and a date: "Birth date: not before 01/01/1900" */
    return g_strdup_printf (_ ("%s: not before %s"), label, limit);
  if (late)
    /* Translators: a field's name and a date: "Birth date: not after 22/11/2026" */
    return g_strdup_printf (_ ("%s: not after %s"), label, limit);
  return NULL;
}

static gboolean
dpt_date_entry_take_text (DptFieldEntry *field, const char *text, char **reason)
{
  DptDateEntry *self = DPT_DATE_ENTRY (field);
  g_autofree char *today = dup_today (self);
  g_autofree char *iso = NULL;

  if (*text == '\0')
    {
      keep (self, NULL);
      return TRUE;
    }
  iso = dpt_date_parse (text, today);
  if (iso == NULL)
    {
      const char *label = dpt_field_entry_get_label (field);
      g_autofree char *example = dpt_date_format ("1980-04-25");

      /* Translators: a field's name, what was typed, a date in numbers: "Birth date: cannot read “abc”; type it like 25/04/1980" */
      *reason = g_strdup_printf (_ ("%s: cannot read “%s”; type it like %s"), label != NULL ? label : _ ("Date"), text, example);
      return FALSE;
    }
  *reason = dup_range_reason (self, iso);
  if (*reason != NULL)
    return FALSE;
  keep (self, iso);
  return TRUE;
}

static char *
dpt_date_entry_dup_text (DptFieldEntry *field)
{
  return dpt_date_format (DPT_DATE_ENTRY (field)->date);
}

static void
dpt_date_entry_step (DptFieldEntry *field, int direction, gboolean large)
{
  DptDateEntry *self = DPT_DATE_ENTRY (field);
  g_autofree char *today = dup_today (self);
  g_autofree char *iso = NULL;
  g_autofree char *reason = NULL;

  /* The first arrow in an empty field means today. */
  if (self->date == NULL)
    iso = g_steal_pointer (&today);
  else
    iso = large ? dpt_date_add_months (self->date, direction) : dpt_date_add_days (self->date, direction);
  reason = iso != NULL ? dup_range_reason (self, iso) : NULL;
  if (iso != NULL && reason == NULL)
    keep (self, iso);
}

static void
day_selected_cb (DptDateEntry *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");
  g_autofree char *reason = NULL;

  if (self->choosing)
    return;
  reason = dup_range_reason (self, iso);
  if (reason == NULL)
    dpt_date_entry_set_date (self, iso);
  else
    dpt_field_entry_set_reason (DPT_FIELD_ENTRY (self), reason);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
make_popover (DptDateEntry *self)
{
  GtkWidget *calendar;

  if (self->popover != NULL)
    return;
  calendar = gtk_calendar_new ();
  self->calendar = GTK_CALENDAR (calendar);
  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Calendar"), -1);
  g_signal_connect_swapped (calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), calendar);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
icon_press_cb (DptDateEntry *self, GtkEntryIconPosition position)
{
  g_autofree char *today = dup_today (self);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *noon = NULL;
  GdkRectangle area;

  if (position != GTK_ENTRY_ICON_SECONDARY || !gtk_editable_get_editable (GTK_EDITABLE (self)))
    return;
  dpt_field_entry_commit (DPT_FIELD_ENTRY (self));
  make_popover (self);
  noon = g_strconcat (self->date != NULL ? self->date : today, "T12:00:00Z", NULL);
  day = g_date_time_new_from_iso8601 (noon, zone);
  self->choosing = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->choosing = FALSE;
  gtk_entry_get_icon_area (GTK_ENTRY (self), GTK_ENTRY_ICON_SECONDARY, &area);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
dpt_date_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DptDateEntry *self = DPT_DATE_ENTRY (widget);

  GTK_WIDGET_CLASS (dpt_date_entry_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
dpt_date_entry_dispose (GObject *object)
{
  DptDateEntry *self = DPT_DATE_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->calendar = NULL;

  G_OBJECT_CLASS (dpt_date_entry_parent_class)->dispose (object);
}

static void
dpt_date_entry_finalize (GObject *object)
{
  DptDateEntry *self = DPT_DATE_ENTRY (object);

  g_free (self->date);
  g_free (self->min);
  g_free (self->max);
  g_free (self->today);

  G_OBJECT_CLASS (dpt_date_entry_parent_class)->finalize (object);
}

static void
dpt_date_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DptDateEntry *self = DPT_DATE_ENTRY (object);

  switch (id)
    {
    case PROP_DATE:
      g_value_set_string (value, self->date);
      break;
    case PROP_MIN_DATE:
      g_value_set_string (value, self->min);
      break;
    case PROP_MAX_DATE:
      g_value_set_string (value, self->max);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_date_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DptDateEntry *self = DPT_DATE_ENTRY (object);

  switch (id)
    {
    case PROP_DATE:
      dpt_date_entry_set_date (self, g_value_get_string (value));
      break;
    case PROP_MIN_DATE:
      dpt_date_entry_set_range (self, g_value_get_string (value), self->max);
      break;
    case PROP_MAX_DATE:
      dpt_date_entry_set_range (self, self->min, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dpt_date_entry_class_init (DptDateEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DptFieldEntryClass *field_class = DPT_FIELD_ENTRY_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dpt_date_entry_dispose;
  object_class->finalize = dpt_date_entry_finalize;
  object_class->get_property = dpt_date_entry_get_property;
  object_class->set_property = dpt_date_entry_set_property;
  widget_class->size_allocate = dpt_date_entry_size_allocate;
  field_class->take_text = dpt_date_entry_take_text;
  field_class->dup_text = dpt_date_entry_dup_text;
  field_class->step = dpt_date_entry_step;

  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, flags);
  properties[PROP_MIN_DATE] = g_param_spec_string ("min-date", NULL, NULL, NULL, flags);
  properties[PROP_MAX_DATE] = g_param_spec_string ("max-date", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dpt_date_entry_init (DptDateEntry *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 11);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self), GTK_ENTRY_ICON_SECONDARY, "x-office-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self), GTK_ENTRY_ICON_SECONDARY, _ ("Choose from a calendar"));
  g_signal_connect (self, "icon-press", G_CALLBACK (icon_press_cb), NULL);
}

GtkWidget *
dpt_date_entry_new (void)
{
  return g_object_new (DPT_TYPE_DATE_ENTRY, NULL);
}

const char *
dpt_date_entry_get_date (DptDateEntry *self)
{
  g_return_val_if_fail (DPT_IS_DATE_ENTRY (self), NULL);

  return self->date;
}

void
dpt_date_entry_set_date (DptDateEntry *self, const char *iso)
{
  g_return_if_fail (DPT_IS_DATE_ENTRY (self));
  g_return_if_fail (iso == NULL || *iso == '\0' || dpt_date_is_valid (iso));

  keep (self, iso != NULL && *iso != '\0' ? iso : NULL);
  dpt_field_entry_show_value (DPT_FIELD_ENTRY (self));
}

void
dpt_date_entry_set_range (DptDateEntry *self, const char *min, const char *max)
{
  g_autofree char *old_min = NULL;
  g_autofree char *old_max = NULL;

  g_return_if_fail (DPT_IS_DATE_ENTRY (self));
  g_return_if_fail (min == NULL || dpt_date_is_valid (min));
  g_return_if_fail (max == NULL || dpt_date_is_valid (max));

  old_min = self->min;
  old_max = self->max;
  self->min = g_strdup (min);
  self->max = g_strdup (max);
  if (g_strcmp0 (old_min, min) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MIN_DATE]);
  if (g_strcmp0 (old_max, max) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAX_DATE]);
}

void
dpt_date_entry_set_today (DptDateEntry *self, const char *iso)
{
  g_return_if_fail (DPT_IS_DATE_ENTRY (self));
  g_return_if_fail (iso == NULL || dpt_date_is_valid (iso));

  g_free (self->today);
  self->today = g_strdup (iso);
}
