// Package access finds out who sees what in a workspace: from lists that were read one by
// one, from what is shared with guests, and from tasks that are open to the web.
package access

import (
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
)

// Item is a task, list or folder with the people who are known to have access to it.
type Item struct {
	Ref    clickup.ItemRef
	Name   string
	Path   string           // the space and folder it is in
	People []clickup.UserID // without order
}

// Title returns the item's name, or its reference if it has none.
func (i *Item) Title() string {
	if i.Name != "" {
		return i.Name
	}
	return i.Ref.String()
}

// List is a list with those who have explicit access to it (GetListMembers).
type List struct {
	Item
	At time.Time // when the people were read; zero: not read
}

// PublicTask is a task that anybody with its public link can see (GetTask's sharing).
type PublicTask struct {
	Ref           clickup.ItemRef
	Name          string
	Path          string
	Expires       clickup.Stamp // when the link ends; Null for never
	SearchEngines bool          // search engines may list it
}

// Tasks is how far the tasks were searched for public links.
type Tasks struct {
	At     time.Time // when the last page was read; zero: never
	Read   int
	Untold int  // tasks for which ClickUp did not say whether they are public
	Cut    bool // there are more tasks than were read
}

// Survey is what was read about who is on which list of a workspace.
type Survey struct {
	Found  time.Time // when the lists were found; zero: never
	Lists  []List    // in ClickUp's order
	Public []PublicTask
	Tasks  Tasks
}

// Within reports whether something that was read at that time is no older than age.
func Within(at, now time.Time, age time.Duration) bool {
	return !at.IsZero() && !at.After(now) && now.Sub(at) <= age
}

// Replace replaces the lists by those found now. What was read about lists that still
// exist is kept.
func (v *Survey) Replace(found []Item, at time.Time) {
	old := make(map[string]*List, len(v.Lists))
	for i := range v.Lists {
		old[v.Lists[i].Ref.ID] = &v.Lists[i]
	}
	lists := make([]List, len(found))
	for i, it := range found {
		lists[i] = List{Item: it}
		if had, ok := old[it.Ref.ID]; ok {
			lists[i].People, lists[i].At = had.People, had.At
		}
	}
	v.Lists, v.Found = lists, at
}

// Unread returns the indexes of the lists that were not read, or longer ago than age.
func (v *Survey) Unread(now time.Time, age time.Duration) []int {
	var out []int
	for i := range v.Lists {
		if !Within(v.Lists[i].At, now, age) {
			out = append(out, i)
		}
	}
	return out
}

// Read returns how many lists were read, and when the first of them was.
func (v *Survey) Read() (lists int, oldest time.Time) {
	for i := range v.Lists {
		at := v.Lists[i].At
		if at.IsZero() {
			continue
		}
		lists++
		if oldest.IsZero() || at.Before(oldest) {
			oldest = at
		}
	}
	return lists, oldest
}

// Items returns the lists that were read.
func (v *Survey) Items() []Item {
	return v.itemsWhere(func(l *List) bool { return !l.At.IsZero() })
}

// OnLists returns the lists that somebody is on, as far as they were read.
func (v *Survey) OnLists(id clickup.UserID) []Item {
	return v.itemsWhere(func(l *List) bool { return slices.Contains(l.People, id) })
}

func (v *Survey) itemsWhere(is func(*List) bool) []Item {
	var out []Item
	for i := range v.Lists {
		if is(&v.Lists[i]) {
			out = append(out, v.Lists[i].Item)
		}
	}
	return out
}

// WithShared returns the items together with those shared with guests: each item once, with
// all its people.
func WithShared(items []Item, guests []clickup.Guest) []Item {
	out := slices.Clone(items)
	at := make(map[clickup.ItemRef]int, len(out))
	for i := range out {
		at[out[i].Ref] = i
		out[i].People = slices.Clone(out[i].People)
	}
	for g := range guests {
		for _, s := range guests[g].Shared {
			i, known := at[s.Ref]
			if !known {
				i = len(out)
				at[s.Ref] = i
				out = append(out, Item{Ref: s.Ref, Name: s.Name})
			}
			if id := guests[g].Person.ID; !slices.Contains(out[i].People, id) {
				out[i].People = append(out[i].People, id)
			}
		}
	}
	return out
}

// Clone returns a copy that does not change with the survey.
func (v *Survey) Clone() Survey {
	out := *v
	out.Lists = slices.Clone(v.Lists) // the people of a list are replaced, never changed
	return out
}

// LinkWords says in a sentence whether a task is open to anybody with its public link. A nil
// link means that ClickUp did not say. Dates are in the time zone where.
func LinkWords(link *clickup.PublicSharing, where *time.Location) string {
	switch {
	case link == nil:
		return "whether it has a public link is not known"
	case !link.Public:
		return "it has no public link"
	}
	words := "anybody with its public link can see it, without an account"
	if link.Expires.Known() {
		words += ", until " + text.Day(link.Expires.Time().In(where))
	}
	if link.SearchEngines {
		words += "; search engines may list it"
	}
	return words
}
