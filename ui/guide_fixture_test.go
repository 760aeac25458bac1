package ui_test

import (
	"fmt"
	"strings"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/change"
	"cutui/model/items"
)

// acting is what the fake ClickUp knows of items, and what it was sent.
type acting struct {
	plan   string            // the plan's name; empty: Enterprise
	refuse map[string]string // by who or item: ClickUp's words
	hold   bool              // steps are not answered
	holdAt int               // from this one on, counted from 1; 0: never
	sent   []change.Step
}

// someItems are two spaces with a folder, lists and tasks.
func someItems() []items.Item {
	return []items.Item{
		{Name: "Marketing", Space: "s1"},
		{Name: "Clients", Space: "s2"},
		{Ref: clickup.ItemRef{Kind: clickup.FolderItem, ID: "f1"}, Name: "Launch", Space: "s1", Path: "Marketing"},
		{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "901"}, Name: "Quarterly rollout", Space: "s1", Folder: "f1", Path: "Marketing / Launch"},
		{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "902"}, Name: "Briefs", Space: "s2", Path: "Clients"},
		{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a"}, Name: "Zebra launch checklist", CustomID: "ZEB-1", Space: "s1", Folder: "f1", List: "901", Path: "Marketing / Launch / Quarterly rollout", Updated: 3},
		{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86b"}, Name: "Old brief", Space: "s2", List: "902", Path: "Clients / Briefs", Closed: true, Updated: 2},
		{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86c"}, Name: "Press kit", CustomID: "ZEB-2", Space: "s1", Folder: "f1", List: "901", Path: "Marketing / Launch / Quarterly rollout", Updated: 1},
	}
}

// act answers the effects of forms and runs.
func (w *world) act(e model.Effect, answer func(uint64) model.Answer, emit func(model.Msg)) {
	switch e := e.(type) {
	case model.FetchItems:
		emit(model.ItemsArrived{Answer: answer(e.Seq), ID: e.ID, Items: someItems(), Done: true})
	case model.FetchItem:
		a, item := answer(e.Seq), items.Item{Ref: e.Ref, Name: "Found by " + e.Ref.ID}
		if strings.Contains(e.Ref.ID, "404") {
			a.Err = &clickup.Error{Op: "GetTask", Status: 404, Message: "Task not found"}
		}
		emit(model.ItemLookedUp{Answer: a, Ref: e.Ref, Item: item})
	case model.OpenRun:
		emit(model.RunOpened{Run: e.Run.ID})
	case model.SendStep:
		w.sent = append(w.sent, e.Step)
		if !w.hold && (w.holdAt == 0 || len(w.sent) < w.holdAt) {
			emit(model.StepEnded{Run: e.Run, Index: e.Index, Outcome: w.outcome(e.Step)})
		}
	case model.WriteDocument:
		emit(model.Saved{Path: "/home/olga/" + e.Document.FileName() + "." + e.Format})
	default:
		w.audits(e, answer, emit)
	}
}

func (w *world) outcome(s change.Step) change.Outcome {
	for _, what := range []string{s.ItemName, s.Who()} {
		if words, ok := w.refuse[what]; ok {
			return change.Outcome{State: change.Failed, Status: 403, Code: "ACCESS_080", Message: words, At: today}
		}
	}
	o := change.Outcome{State: change.Done, Status: 200, At: today}
	if s.Op == change.OpInviteGuest {
		o.Person = &clickup.Person{ID: clickup.UserID(99000000 + len(w.sent)), Email: s.Email, Role: clickup.RoleGuest, Joined: clickup.Null, Invited: daysAgo(0)}
	}
	return o
}

// words are the steps that were sent, one in a line.
func (w *world) words() string {
	var out []string
	for _, s := range w.sent {
		out = append(out, strings.TrimRight(fmt.Sprint(s.Op, " ", s.Who(), " ", s.ItemName, " ", s.Permission), " "))
	}
	return strings.Join(out, "\n")
}

// types types a text, key by key.
func (s *screen) types(text string) {
	for _, r := range text {
		name := string(r)
		if r == ' ' {
			name = "space"
		}
		s.keys(name)
	}
}
