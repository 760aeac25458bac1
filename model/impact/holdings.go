package impact

import (
	"slices"
	"time"

	"cutui/clickup"
)

// Holdings is what one person holds. A nil list or pointer means not known.
type Holdings struct {
	Person  clickup.UserID `json:"person"`
	At      time.Time      `json:"at"`      // when it was read
	Tasks   []Task         `json:"tasks"`   // open tasks assigned to them
	Goals   []Goal         `json:"goals"`   // open goals that they own
	Lists   []List         `json:"lists"`   // lists that they own
	Spaces  []string       `json:"spaces"`  // private spaces that nobody else is in
	Groups  []string       `json:"groups"`  // user groups that nobody else is in
	Tracked *time.Duration `json:"tracked"` // in the last TrackedDays
	Docs    *int           `json:"docs"`    // docs that they created
	Unread  []string       `json:"unread"`  // what could not be read, and why
}

// Task is an open task that somebody is assigned to.
type Task struct {
	ID        clickup.TaskID   `json:"id"`
	Name      string           `json:"name"`
	List      clickup.ListID   `json:"list,omitempty"`
	ListName  string           `json:"list_name,omitempty"`
	Due       clickup.Stamp    `json:"due,omitempty"`
	Assignees []clickup.UserID `json:"assignees"`
	Groups    int              `json:"groups,omitempty"` // user groups that are assigned
}

// Goal is a goal that somebody owns.
type Goal struct {
	ID     clickup.GoalID   `json:"id"`
	Name   string           `json:"name"`
	Dated  bool             `json:"dated"` // has a due date: ClickUp's API changes no other goals
	Owners []clickup.UserID `json:"owners"`
}

// List is a list that somebody owns.
type List struct {
	ID   clickup.ListID `json:"id"`
	Name string         `json:"name"`
}

// Only reports whether nobody else is assigned to the task.
func (t *Task) Only(some ...clickup.UserID) bool {
	return t.Groups == 0 && !slices.ContainsFunc(t.Assignees, func(id clickup.UserID) bool { return !slices.Contains(some, id) })
}

// SoonDays is for how many days before its due date a task counts as due soon.
const SoonDays = 14

// DueSoon reports whether a task is overdue, or due within the next SoonDays.
func (t *Task) DueSoon(now time.Time) bool {
	return t.Due.Known() && t.Due.Time().Before(now.AddDate(0, 0, SoonDays))
}

// Summary is Holdings in numbers. nil means not known.
type Summary struct {
	OpenTasks  *int      `json:"open_tasks"`
	Sole       *int      `json:"sole_assignee"`
	DueSoon    *int      `json:"due_soon"`
	Goals      *int      `json:"goals"`
	Lists      *int      `json:"lists"`
	Spaces     *int      `json:"alone_in_spaces"`
	Groups     *int      `json:"last_in_groups"`
	Hours      *float64  `json:"tracked_hours_30d"`
	Docs       *int      `json:"docs"`
	NotVisible []string  `json:"not_visible"`
	At         time.Time `json:"read_at"`
}

// Summary counts what somebody holds.
func (h *Holdings) Summary(now time.Time) Summary {
	s := Summary{Docs: h.Docs, NotVisible: h.NotVisible(), At: h.At}
	if h.Tasks != nil {
		sole, soon := 0, 0
		for i := range h.Tasks {
			t := &h.Tasks[i]
			if t.Only(h.Person) {
				sole++
			}
			if t.DueSoon(now) {
				soon++
			}
		}
		s.OpenTasks, s.Sole, s.DueSoon = count(h.Tasks), &sole, &soon
	}
	s.Goals, s.Lists, s.Spaces, s.Groups = count(h.Goals), count(h.Lists), count(h.Spaces), count(h.Groups)
	if h.Tracked != nil {
		hours := float64(h.Tracked.Round(time.Minute)/time.Minute) / 60
		hours = float64(int(hours*10+0.5)) / 10
		s.Hours = &hours
	}
	return s
}

func count[T any](all []T) *int {
	if all == nil {
		return nil
	}
	n := len(all)
	return &n
}

// Anything reports whether somebody is known to hold something that a removal would leave
// without anybody: a task, a goal, a list, a private space or a user group.
func (h *Holdings) Anything() bool {
	return len(h.Tasks)+len(h.Goals)+len(h.Lists)+len(h.Spaces)+len(h.Groups) > 0
}

// ListCount is how many of somebody's open tasks are on one list.
type ListCount struct {
	List  clickup.ListID
	Name  string
	Tasks int
}

// ByList counts the open tasks by list, most first.
func (h *Holdings) ByList() []ListCount {
	at := map[clickup.ListID]int{}
	var out []ListCount
	for i := range h.Tasks {
		t := &h.Tasks[i]
		n, seen := at[t.List]
		if !seen {
			n = len(out)
			at[t.List] = n
			out = append(out, ListCount{List: t.List, Name: t.ListName})
		}
		out[n].Tasks++
	}
	slices.SortStableFunc(out, func(a, b ListCount) int { return b.Tasks - a.Tasks })
	return out
}

// What no call shows on any plan.
const (
	hiddenThings  = "automations, integrations, dashboards, recurring tasks and webhooks: ClickUp's API does not say whose they are"
	hiddenPrivate = "private items that were never shared with you"
)

// NotVisible returns what could not be read, with the reason, a line each.
func (h *Holdings) NotVisible() []string {
	return append(slices.Clone(h.Unread), hiddenPrivate, hiddenThings)
}
