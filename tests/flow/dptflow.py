"""dptflow.py - drives a GTK 4 program the way a person does: by the names on the screen, the keyboard and the mouse.

For: whole stories through the real window (tests/flow/test-*.py), and the program's own screenshots.
Not for: what a test of one widget can show (tests/gui).
SPDX-License-Identifier: GPL-3.0-or-later

Run it under tests/support/with-display with GTK_A11Y=atspi, by the system's python3 (python3-gi, gir1.2-atspi-2.0).

    def story(flow):
        flow.set_text("Search in Patients", "durand")
        flow.press("Return")
        flow.wait_label("Status", "Saved")

    main([story], [sys.argv[1], "--demo"])

What it knows of GTK 4.8 and AT-SPI, so that a story need not:
 - GTK tells "showing" of windows only; what a stack hides calls itself "visible", but has no size;
 - libatspi caches: the cache is cleared before every look;
 - a widget may go between two calls: any error of the bus means "look again", until the deadline;
 - a button with a mnemonic is named twice ("_Pay Pay"); names are compared without that;
 - a text gives its content only when asked for its exact length;
 - check buttons have no action, and an entry's does nothing: they are clicked, or get a real key;
 - extents on the screen are wrong, those in the window are right: they are added to where the X server has the window;
 - a scan is a burst of keys, typing is slow on purpose: a program that hears scanners tells one from the other.
"""
import os
import re
import signal
import subprocess
import sys
import time
import traceback

# Fatal warnings are the program's to meet; libatspi warns of every widget that goes while it looks.
G_DEBUG = os.environ.pop("G_DEBUG", None)

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

DEADLINE = float(os.environ.get("DPT_FLOW_DEADLINE", "20"))
PAUSE = 0.04
BORDER = 80  # pixels, at most
STILL = 3  # pictures in a row without a difference
ROLE = Atspi.Role


class FlowError(AssertionError):
    pass


def bare(name):
    """The name without its mnemonic twin: "_Pay Pay" is "Pay"."""
    name = (name or "").strip()
    half = len(name) // 2
    for cut in range(max(half - 1, 0), half + 2):
        first, second = name[:cut].strip(), name[cut:].strip()
        if "_" in first and first.replace("_", "", 1) == second:
            return second
    return name


def role_of(name):
    return getattr(ROLE, name.upper().replace(" ", "_").replace("-", "_")) if isinstance(name, str) else name


class Flow:
    def __init__(self, argv, env=None, pictures=None):
        self.pictures = pictures or os.environ.get("DPT_FLOW_PICTURES")
        debug = {"G_DEBUG": G_DEBUG} if G_DEBUG else {}
        self.focused, self.focus_changes = None, 0
        self.listener = Atspi.EventListener.new(self._focus_cb)
        self.listener.register("object:state-changed:focused")
        self.process = subprocess.Popen(argv, env={**os.environ, **debug, **(env or {})})
        self.app = self.until(self._find_app, f"the program {argv[0]} on the accessibility bus", 60)

    def _focus_cb(self, event):
        """The bus tells of each focus that comes and goes, in their order."""
        try:
            if event.source.get_process_id() != self.process.pid:
                return
            if event.detail1:
                self.focused = event.source
                self.focus_changes += 1
            elif self.focused == event.source:
                self.focused = None
        except GLib.Error:
            pass

    # --- looking -----------------------------------------------------------------------------------------------------

    def _find_app(self):
        if self.process.poll() is not None:
            raise FlowError(f"the program ended with status {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app is not None and app.get_process_id() == self.process.pid and app.get_child_count() > 0:
                return app
        return None

    def until(self, look, what, deadline=None):
        """Asks look() again and again until its answer is true; what it says of the bus does not count."""
        end = time.monotonic() + (deadline or DEADLINE)
        context = GLib.MainContext.default()
        while True:
            while context.iteration(False):
                pass
            try:
                answer = look()
                if answer:
                    return answer
            except GLib.Error:
                pass
            if self.process.poll() is not None:
                raise FlowError(f"the program ended with status {self.process.returncode} while waiting for {what}")
            if time.monotonic() > end:
                raise FlowError(f"never came: {what}")
            time.sleep(PAUSE)

    def walk(self, node=None, rows=True):
        """Everything below node, what stands in lists and tables last (or never): they are long, and each look is a message."""
        if node is None:
            self.app.clear_cache()
            node = self.app
        later = []
        yield from self._walk_on(node, later)
        while later and rows:
            yield from self._walk_on(later.pop(0), None)

    def _walk_on(self, node, later):
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            # What a stack hides says so (gui/common/dpt-gui.c); whatever stands below says nothing.
            if child is None or not child.get_state_set().contains(Atspi.StateType.VISIBLE):
                continue
            yield child
            if later is not None and child.get_role() in (ROLE.LIST, ROLE.LIST_BOX, ROLE.TREE_TABLE, ROLE.TABLE):
                later.append(child)
            else:
                yield from self._walk_on(child, later)

    def _is_visible(self, node):
        """What a stack hides is in the tree and calls itself visible, but has no size."""
        if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
            return False
        component = node.get_component_iface()
        if component is None:
            return True
        box = component.get_extents(Atspi.CoordType.WINDOW)
        return box.width > 0 and box.height > 0

    def _matches(self, node, name, role, description, enabled):
        if name is not None:
            text = bare(node.get_name())
            if not (name.search(text) if isinstance(name, re.Pattern) else text == name):
                return False
        if role is not None and node.get_role() != role:
            return False
        if description is not None and node.get_description() != description:
            return False
        if enabled and not node.get_state_set().contains(Atspi.StateType.SENSITIVE):
            return False
        return True

    def look(self, name=None, role=None, description=None, within=None, enabled=False, rows=True):
        """All such things that are there now, one by one."""
        wanted = role_of(role) if role is not None else None
        if within is not None:
            within.clear_cache()
        for node in self.walk(within, rows):
            if self._matches(node, name, wanted, description, enabled) and self._is_visible(node):
                yield node

    def find_all(self, *args, **kwargs):
        return list(self.look(*args, **kwargs))

    def find(self, name=None, role=None, description=None, within=None, enabled=False, rows=True, deadline=None):
        """The first such thing; waits for it. Name is exact, or a compiled pattern."""
        what = f"name={name!r} role={role!r} description={description!r}"
        return self.until(lambda: next(self.look(name, role, description, within, enabled, rows), None), what, deadline)

    def has(self, *args, **kwargs):
        """Whether it is there now, without waiting."""
        try:
            return next(self.look(*args, **kwargs), None) is not None
        except GLib.Error:
            return False

    def gone(self, *args, deadline=None, **kwargs):
        """Waits until no such thing is there."""
        self.until(lambda: next(self.look(*args, **kwargs), None) is None, f"the end of {args} {kwargs}", deadline)

    def text_of(self, node):
        """What a label, an entry or a text view shows."""
        text = node.get_text_iface()
        if text is not None:
            count = text.get_character_count()
            return text.get_text(0, count) if count > 0 else ""
        return bare(node.get_name())

    def label(self, description, deadline=None):
        """The text of the label with that fixed description ("Status", "Total")."""
        return self.text_of(self.find(description=description, role="label", deadline=deadline))

    def wait_label(self, description, expected, deadline=None):
        """Waits until the label with that description says it: a text that it contains, or a compiled pattern."""
        seen = []

        def look():
            for node in self.look(description=description, rows=False):
                text = self.text_of(node)
                seen[:] = [text]
                if expected.search(text) if isinstance(expected, re.Pattern) else expected in text:
                    return [text]
            return None

        try:
            return self.until(look, f"“{expected}” in the label “{description}”", deadline)[0]
        except FlowError as error:
            raise FlowError(f"{error}; it says {seen}") from None

    def wait_text(self, name, expected, role=None, deadline=None):
        """Waits until the entry of that name holds exactly the expected text."""
        seen = []

        def look():
            node = self._editable(name, role)
            seen[:] = [self.text_of(node)] if node is not None else []
            return seen == [expected]

        try:
            self.until(look, f"“{expected}” in “{name}”", deadline)
        except FlowError as error:
            raise FlowError(f"{error}; it holds {seen}") from None

    def rows(self, name, role=None):
        """The rows that a list or table of that name has made (GTK makes some 200), each as the list of its texts."""
        node = self.find(name, role)
        rows = []
        for child in self.walk(node):
            if child.get_role() in (ROLE.TABLE_ROW, ROLE.LIST_ITEM, ROLE.TREE_ITEM):
                first = child.get_child_at_index(0) if child.get_child_count() > 0 else None
                if first is not None and first.get_name() == "GtkColumnViewTitle":
                    continue  # the heads
                rows.append([bare(n.get_name()) for n in self.walk(child) if n.get_role() == ROLE.LABEL])
        return rows

    # --- doing -------------------------------------------------------------------------------------------------------

    def _x_windows(self):
        """Where the X server has the program's windows: id, x, y, width, height; the one on top last."""
        ids = subprocess.run(["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self.process.pid)],
                             capture_output=True, text=True, check=False).stdout.split()
        windows = []
        for wid in ids:
            out = subprocess.run(["xdotool", "getwindowgeometry", "--shell", wid], capture_output=True, text=True,
                                 check=False).stdout
            values = dict(line.split("=", 1) for line in out.splitlines() if "=" in line)
            if "WIDTH" in values:
                windows.append((wid, int(values["X"]), int(values["Y"]), int(values["WIDTH"]), int(values["HEIGHT"])))
        return windows

    def to_window(self, title):
        """Gives the keys to the window of that title, as a click on it would where there is a window manager; waits for it."""
        def look():
            found = subprocess.run(["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--name", f"^{title}$"],
                                   capture_output=True, text=True, check=False).stdout.split()
            return found and subprocess.run(["xdotool", "windowfocus", "--sync", found[-1]], check=False).returncode == 0
        self.until(look, f"the window “{title}”")

    def move_to(self, left, top):
        """Puts the program's window there, beside another's."""
        window = self.until(self._x_windows, "a window")[0][0]
        subprocess.run(["xdotool", "windowmove", "--sync", window, str(left), str(top)], check=True)

    def _frame_of(self, node):
        while node is not None and node.get_role() not in (ROLE.FRAME, ROLE.WINDOW, ROLE.DIALOG, ROLE.ALERT):
            node = node.get_parent()
        return node

    def _place(self, node):
        """The middle of a thing on the screen."""
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        if box.width <= 0 or box.height <= 0:
            return None
        x, y = box.x + box.width // 2, box.y + box.height // 2
        frame = self._frame_of(node)
        if frame is not None:
            size = frame.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            # The X window has a border around the frame where nothing composes shadows.
            fits = [(w - size.width, h - size.height, left, top) for _, left, top, w, h in self._x_windows()
                    if 0 <= w - size.width <= BORDER and 0 <= h - size.height <= BORDER]
            if fits:
                wider, higher, left, top = min(fits)
                return left + wider // 2 + x, top + higher // 2 + y
        return x, y

    def _scroll_pane_of(self, node):
        while node is not None and node.get_role() != ROLE.SCROLL_PANE:
            node = node.get_parent()
        return node

    def _reveal(self, node):
        """Turns the wheel over what scrolls, as a person would, until the thing is in sight. The pointer stands at the
        edge: over a number the wheel would turn the number."""
        pane = self._scroll_pane_of(node)
        before = None
        while pane is not None:
            box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            view = pane.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            middle = box.y + box.height // 2
            if view.y <= middle < view.y + view.height:
                pane = self._scroll_pane_of(pane.get_parent())
                before = None
                continue
            if box.y == before:
                return False  # at the end: it is not there to be seen
            before = box.y
            x, y = self._place(pane)
            subprocess.run(["xdotool", "mousemove", str(x - view.width // 2 + 4), str(y), "click",
                            "4" if middle < view.y else "5"], check=True)
            self.until(lambda: node.get_component_iface().get_extents(Atspi.CoordType.WINDOW).y != before or None,
                        "the page to scroll", 2)
        return True

    def click_at(self, node, button=1, count=1):
        """A real click in the middle of a thing."""
        self.until(lambda: self._place(node), "a place to click on")
        self._reveal(node)
        x, y = self.until(lambda: self._place(node), "a place to click on")
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "--repeat", str(count), "--delay", "60", str(button)],
                       check=True)

    def click(self, name=None, role=None, description=None, within=None, deadline=None, mouse=False):
        """Presses a button, a tab, a row, a check button: by its action where that works, else with the mouse."""
        node = self.find(name, role, description, within, enabled=True, deadline=deadline)
        action = node.get_action_iface()
        clicked = (ROLE.CHECK_BOX, ROLE.RADIO_BUTTON, ROLE.TEXT, ROLE.ENTRY, ROLE.PASSWORD_TEXT, ROLE.LIST_ITEM, ROLE.TABLE_ROW,
                   ROLE.LABEL, ROLE.IMAGE, ROLE.COMBO_BOX)
        if not mouse and node.get_role() not in clicked and action is not None and action.get_n_actions() > 0:
            if action.do_action(0):
                return node
        self.click_at(node)
        return node

    def _editable(self, name, role=None):
        """The thing of that name that text can be put into: GTK names the entry, and the text is inside it."""
        for node in self.look(name, role):
            if node.get_editable_text_iface() is not None:
                return node
            for inner in self.walk(node):
                if inner.get_editable_text_iface() is not None:
                    return inner
        return None

    def entry(self, name, deadline=None):
        return self.until(lambda: self._editable(name), f"an entry named {name!r}", deadline)

    def set_text(self, name, text, enter=False):
        """Puts text into an entry at once, accents included, and waits until it is there."""
        node = self.entry(name)
        node.get_editable_text_iface().set_text_contents(text)
        self.until(lambda: self.text_of(node) == text, f"“{text}” in “{name}”")
        if enter:
            self.focus(name)
            self.press("Return")

    def focus(self, name):
        """Puts the cursor into an entry with the mouse; the bus refuses to."""
        node = self.entry(name)
        if not node.get_state_set().contains(Atspi.StateType.FOCUSED):
            self.click_at(node)
            # An entry row of libadwaita never says that the text inside it has the focus.
            row = node.get_parent().get_role() in (ROLE.LIST, ROLE.LIST_BOX)
            try:
                self.until(lambda: (node.clear_cache() or True) and node.get_state_set().contains(Atspi.StateType.FOCUSED),
                            f"the focus in “{name}”", 1 if row else None)
            except FlowError:
                if not row:
                    raise
        return node

    def focus_name(self):
        """The name of what has the keys, as far as the bus has told by now."""
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            return bare(self.focused.get_name()) if self.focused is not None else ""
        except GLib.Error:
            return ""

    def wait_focus(self, name, deadline=None):
        """Waits until the thing of that name (exact, or a compiled pattern) has the keys."""
        def look():
            seen = self.focus_name()
            if name.search(seen) if isinstance(name, re.Pattern) else seen == name:
                return True
            # What has the keys from the first moment of a new window is not told.
            for node in self.look(name):
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    self.focused = node
                    return True
            return False
        try:
            self.until(look, f"the focus in “{name}”", deadline)
        except FlowError as error:
            raise FlowError(f"{error}; it is in “{self.focus_name()}”") from None

    def tab_to(self, name, most=120, key="Tab"):
        """Presses Tab until the thing of that name has the keys: whoever has no mouse gets there too."""
        passed = []
        for _ in range(most):
            changes = self.focus_changes
            self.press(key)
            self.until(lambda: self.focus_changes > changes, f"a focus after “{passed[-1:]}”")  # noqa: B023
            passed.append(self.focus_name())
            if name.search(passed[-1]) if isinstance(name, re.Pattern) else passed[-1] == name:
                return
        raise FlowError(f"{key} does not lead to “{name}”, but to {passed}")

    def fill(self, name, text):
        """Puts text into an entry and leaves it with Tab, as a form expects."""
        self.focus(name)
        self.set_text(name, text)
        self.press("Tab")

    def press(self, *keys):
        """Real keys, as xdotool names them: "Return", "ctrl+k", "Down"."""
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)

    def type(self, text):
        """Types like a hand; letters with accents go through set_text()."""
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "100", "--", text], check=True)

    def scan(self, code):
        """Types like a bar code scanner, with its Enter."""
        subprocess.run(["xdotool", "type", "--delay", "4", "--args", "1", code, "key", "--delay", "4", "Return"], check=True)

    def choose(self, name, option, deadline=None):
        """Chooses in a drop-down with the keyboard; its popover may stand anywhere. Waits until the choice shows."""
        node = self.find(name, deadline=deadline)
        self.click_at(node)
        row = self.find(option, within=None, deadline=deadline)
        while row.get_role() not in (ROLE.LIST_ITEM, ROLE.TABLE_ROW, ROLE.APPLICATION):
            row = row.get_parent()
        siblings = [n for n in self.walk(row.get_parent()) if n.get_role() == row.get_role()]
        wanted = [self._words(n) for n in siblings].index(self._words(row))
        self.press("Home", *["Down"] * wanted, "Return")
        self.until(lambda: option in self._words(self.find(name)), f"“{option}” chosen in “{name}”")

    def _words(self, node):
        return [bare(n.get_name()) for n in self.walk(node) if n.get_role() == ROLE.LABEL]

    def screenshot(self, name):
        """The whole screen as NAME.png in the folder of pictures, once it stands still; nothing where none is wanted."""
        if not self.pictures:
            return
        os.makedirs(self.pictures, exist_ok=True)
        path = os.path.join(self.pictures, name + ".png")
        end, before, alike = time.monotonic() + 5, None, 0
        while alike < STILL and time.monotonic() < end:
            pixels = subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"], capture_output=True, check=True).stdout
            alike, before = (alike + 1, before) if pixels == before else (0, pixels)
            time.sleep(PAUSE)
        subprocess.run(["import", "-window", "root", path], check=True)

    # --- for whoever writes a story ------------------------------------------------------------------------------------

    def dump(self, node=None, depth=0, out=sys.stderr):
        """What is in sight, as the bus tells it; of what is hidden only that it is there."""
        node = node or self.app
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is None:
                continue
            showing = self._is_visible(child)
            words = f"{child.get_role_name()} “{bare(child.get_name())}”"
            if not showing:
                print(f"# {'  ' * depth}{words} (hidden)", file=out)
                continue
            if not child.get_state_set().contains(Atspi.StateType.SENSITIVE):
                words += " (insensitive)"
            if child.get_state_set().contains(Atspi.StateType.FOCUSED):
                words += " (focused)"
            if child.get_description():
                words += " — " + " | ".join(child.get_description().splitlines())
            print(f"# {'  ' * depth}{words}", file=out)
            self.dump(child, depth + 1, out)

    def quit(self, deadline=20):
        """Asks the program to end as a person would, and says how it ended."""
        if self.process.poll() is None:
            self.press("ctrl+q")
            try:
                self.process.wait(deadline)
            except subprocess.TimeoutExpired:
                self.kill()
                raise FlowError("the program did not quit on Ctrl+Q") from None
        return self.process.returncode

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def main(stories, argv, env=None, chained=False):
    """Plays each story in a program of its own, with what its own "env" adds to the environment, and speaks TAP. Where one
    hands on to the next (chained), the first that fails ends it."""
    print(f"1..{len(stories)}", flush=True)
    failed = 0
    for number, story in enumerate(stories, 1):
        name = story.__name__.replace("_", " ")
        if failed and chained:
            print(f"not ok {number} - {name} # the one before failed", flush=True)
            continue
        flow = None
        try:
            flow = Flow(argv, {**(env or {}), **getattr(story, "env", {})})
            story(flow)
            status = flow.quit()
            if status != 0:
                raise FlowError(f"the program ended with status {status}")
            print(f"ok {number} - {name}", flush=True)
        except Exception:  # noqa: BLE001 - whatever it is, the next story is played
            failed += 1
            problem = traceback.format_exc().splitlines()
            if flow is not None and flow.process.poll() is None:
                try:
                    flow.screenshot(f"failed-{story.__name__}")
                    flow.dump(out=sys.stdout)
                except Exception as error:  # noqa: BLE001
                    print(f"# no picture: {error}")
            # Last, where a log that is cut short is read.
            for line in problem:
                print(f"# {line}")
            print(f"not ok {number} - {name}", flush=True)
        finally:
            if flow is not None:
                flow.kill()
    return 1 if failed else 0
