/* dpt-user-face.h - a user as a round face of initials in the user's own colour.
 * For: the tiles of the sign-in page, lists of users. Not for: patients.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DPT_TYPE_USER_FACE (dpt_user_face_get_type ())
G_DECLARE_FINAL_TYPE (DptUserFace, dpt_user_face, DPT, USER_FACE, GtkWidget)

/** dpt_user_face_new: @initials: (nullable); @color: (nullable): "#rrggbb"; @size: pixels across */
GtkWidget *dpt_user_face_new (const char *initials, const char *color, int size);

/** dpt_user_face_set: all at once */
void dpt_user_face_set (DptUserFace *self, const char *initials, const char *color);

/** dpt_user_face_set_size: pixels across; also the property "size" */
void dpt_user_face_set_size (DptUserFace *self, int size);

G_END_DECLS
