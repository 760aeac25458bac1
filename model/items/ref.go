package items

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"cutui/clickup"
)

// ParsedItem is one reference in a text: the item it names, or an error.
type ParsedItem struct {
	Raw string
	Ref clickup.ItemRef
	Err error
}

// ParseItems parses references that are separated by spaces, commas, semicolons or lines.
// A repeated one is returned once.
func ParseItems(text string, workspace clickup.WorkspaceID) []ParsedItem {
	var all []ParsedItem
	seen := map[clickup.ItemRef]bool{}
	for raw := range strings.FieldsFuncSeq(text, isItemSeparator) {
		ref, err := ParseItem(raw, workspace)
		if err == nil && seen[ref] {
			continue
		}
		seen[ref] = true
		all = append(all, ParsedItem{raw, ref, err})
	}
	return all
}

func isItemSeparator(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' }

// ParseItem parses a reference to something that can be shared: task:ID, list:ID,
// folder:ID, a task's id or custom id, or a link to ClickUp. A link into a workspace other
// than the given one is an error; an empty workspace allows any.
func ParseItem(text string, workspace clickup.WorkspaceID) (clickup.ItemRef, error) {
	text = strings.Trim(strings.TrimSpace(text), `<>()[]"'`)
	if text == "" {
		return clickup.ItemRef{}, errors.New("no item: give task:ID, list:ID, folder:ID, a custom id such as ABC-123, or a link")
	}
	if isLink(text) {
		return parseLink(text, workspace)
	}
	if kind, id, ok := strings.Cut(text, ":"); ok {
		return parseKind(strings.ToLower(kind), id)
	}
	return parseBare(text)
}

func parseKind(kind, id string) (clickup.ItemRef, error) {
	switch kind {
	case "task":
		return asTask(id)
	case "list":
		return numbered(clickup.ListItem, id)
	case "folder":
		return numbered(clickup.FolderItem, id)
	case "space":
		return clickup.ItemRef{}, errSpace
	}
	return clickup.ItemRef{}, fmt.Errorf("%q is no kind of item: only a task, a list or a folder can be shared", kind)
}

// errSpace is ClickUp's rule, not a limit of cutui's.
var errSpace = errors.New("a space can't be shared with guests on any plan: share its folders or lists")

func asTask(id string) (clickup.ItemRef, error) {
	switch {
	case isCustomID(id):
		return clickup.ItemRef{Kind: clickup.TaskItem, ID: id, Custom: true}, nil
	case isTaskID(id):
		return clickup.ItemRef{Kind: clickup.TaskItem, ID: strings.ToLower(id)}, nil
	}
	return clickup.ItemRef{}, fmt.Errorf("%q is no task id: those are letters and digits, as in 86bb4x7ff or ABC-123", id)
}

func numbered(kind clickup.ItemKind, id string) (clickup.ItemRef, error) {
	if !isNumber(id) {
		return clickup.ItemRef{}, fmt.Errorf("%q is no %s id: those are digits", id, kind)
	}
	return clickup.ItemRef{Kind: kind, ID: id}, nil
}

// parseBare parses an id without its kind. In commit messages and copied text, ClickUp
// writes task ids as CU-86bb4x7ff and #86bb4x7ff.
func parseBare(text string) (clickup.ItemRef, error) {
	id := strings.TrimPrefix(text, "#")
	if len(id) > 3 && strings.EqualFold(id[:3], "CU-") && !isNumber(id[3:]) {
		id = id[3:]
	}
	switch {
	case isNumber(id):
		return clickup.ItemRef{}, fmt.Errorf("%s could be a task, a list or a folder: write task:%s, list:%s or folder:%s", id, id, id, id)
	case isCustomID(id), isTaskID(id) && strings.ContainsAny(id, "0123456789"):
		return asTask(id)
	}
	return clickup.ItemRef{}, fmt.Errorf("%q is no item: give task:ID, list:ID, folder:ID, a custom id such as ABC-123, or a link", text)
}

// isCustomID reports whether an id is like ABC-123.
func isCustomID(id string) bool {
	i := strings.LastIndexByte(id, '-')
	return i > 0 && len(id) <= 64 && isNumber(id[i+1:]) && onlyASCII(id[:i], func(c byte) bool {
		return isLetter(c) || isDigit(c) || c == '_' || c == '-'
	})
}

func isTaskID(id string) bool {
	return len(id) <= 20 && onlyASCII(id, func(c byte) bool { return isLetter(c) || isDigit(c) })
}

func isNumber(id string) bool { return len(id) <= 20 && onlyASCII(id, isDigit) }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func onlyASCII(s string, is func(byte) bool) bool {
	for i := range len(s) {
		if !is(s[i]) {
			return false
		}
	}
	return s != ""
}

const linkHost = "app.clickup.com"

func isLink(text string) bool {
	return strings.Contains(text, "://") || len(text) > len(linkHost) && strings.EqualFold(text[:len(linkHost)+1], linkHost+"/")
}

func parseLink(text string, workspace clickup.WorkspaceID) (clickup.ItemRef, error) {
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return clickup.ItemRef{}, errors.New("the link can't be read: copy it again from ClickUp")
	case !strings.EqualFold(u.Scheme, "https"):
		return clickup.ItemRef{}, errors.New("the link does not begin with https://: copy it again from ClickUp")
	case !strings.EqualFold(u.Host, linkHost) || u.User != nil:
		return clickup.ItemRef{}, fmt.Errorf("the link is to %q: only links to %s are taken", u.Host, linkHost)
	}
	place, steps := splitPath(u.Path)
	if place != "" && workspace != "" && place != workspace {
		return clickup.ItemRef{}, fmt.Errorf("the link is into workspace %s, but %s is chosen: switch to it first", place, workspace)
	}
	return linkTarget(steps)
}

// splitPath splits a link's path into the workspace and the rest: /t/[WORKSPACE/]TASK,
// /WORKSPACE/v/….
func splitPath(path string) (clickup.WorkspaceID, []string) {
	steps := strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
	switch {
	case len(steps) > 2 && steps[0] == "t" && isNumber(steps[1]):
		return clickup.WorkspaceID(steps[1]), []string{"t", steps[2]}
	case len(steps) > 1 && isNumber(steps[0]):
		return clickup.WorkspaceID(steps[0]), steps[1:]
	}
	return "", steps
}

// linkTarget returns the item that a path leads to: t/TASK, or below v a list (li), a
// folder (f), a space (s), or a view of one of them, such as l/6-LIST-1.
func linkTarget(steps []string) (clickup.ItemRef, error) {
	if len(steps) >= 2 && steps[0] == "t" {
		return asTask(steps[1])
	}
	if len(steps) > 0 && steps[0] == "v" {
		for i, id := range steps[1:] {
			switch kind := steps[i]; {
			case kind == "li" && isNumber(id):
				return numbered(clickup.ListItem, id)
			case kind == "f" && isNumber(id):
				return numbered(clickup.FolderItem, id)
			case kind == "s" && isNumber(id):
				return clickup.ItemRef{}, errSpace
			default:
				if ref, err := viewTarget(id); err != nil || ref.Kind != 0 {
					return ref, err
				}
			}
		}
	}
	return clickup.ItemRef{}, errors.New("the link does not lead to a task, a list or a folder: open one of those and copy its link")
}

// viewTarget parses the id of a built-in view: what it shows (4 a space, 5 a folder, 6 a
// list), the id of that, and the kind of view. It returns no reference for anything else.
func viewTarget(view string) (clickup.ItemRef, error) {
	of, rest, _ := strings.Cut(view, "-")
	id, kind, _ := strings.Cut(rest, "-")
	if !isNumber(id) || !isNumber(kind) {
		return clickup.ItemRef{}, nil
	}
	switch of {
	case "4":
		return clickup.ItemRef{}, errSpace
	case "5":
		return clickup.ItemRef{Kind: clickup.FolderItem, ID: id}, nil
	case "6":
		return clickup.ItemRef{Kind: clickup.ListItem, ID: id}, nil
	}
	return clickup.ItemRef{}, nil
}

// idLength is the minimum length of a task's id.
const idLength = 7

// SurelyID reports whether text, which was parsed as ref, can hardly be a name: it is a
// link, an id with its kind, a custom id, or a word that is as long as an id and begins
// with a digit, as ids do.
func SurelyID(text string, ref clickup.ItemRef) bool {
	text = strings.TrimSpace(text)
	switch {
	case isLink(text) || ref.Custom:
		return true
	case strings.Contains(text, ":"):
		return len(ref.ID) >= idLength-1
	}
	return len(text) >= idLength && isDigit(text[0])
}
