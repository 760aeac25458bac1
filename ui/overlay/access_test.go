package overlay_test

import (
	"errors"
	"testing"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/items"
	changeui "cutui/ui/change"
)

func TestAccessSaysWhatIsKnown(t *testing.T) {
	t.Parallel()
	d := newSession(t, newWorld())
	ref := clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a1"}
	d.open(changeui.NewAccess(d.env, items.Item{Ref: ref, Name: "Zebra"})).shows("Who has access · Zebra", "Asking ClickUp", "without their level")
	answer := func(err error, people ...model.Access) {
		d.intend(model.AccessLoaded{
			Answer: model.Answer{Seq: d.env.State.Data().Access[ref].Seq, At: today, Err: err}, ID: "333", Ref: ref, People: people,
		})
	}
	answer(nil)
	d.shows("Nobody has explicit access.")
	d.intend(model.LoadAccess{Ref: ref})
	answer(nil, model.Access{ID: 3, Name: "Cleo Client", Email: "cleo@client.example"}, model.Access{ID: 99, Name: "Somebody Else"})
	d.shows("Cleo Client", "cleo@client.example", "guest", "Somebody Else")
	d.keys("esc")
	if d.stack.Top() != nil {
		t.Error("esc does not close")
	}
	folder := items.Item{Ref: clickup.ItemRef{Kind: clickup.FolderItem, ID: "f1"}, Name: "Launch"}
	d.open(changeui.NewAccess(d.env, folder)).shows("Not known: ", "look at its lists instead")
	d.keys("esc")
	d.intend(model.LoadAccess{Ref: ref})
	answer(errors.New("the line is down"))
	d.open(changeui.NewAccess(d.env, items.Item{Ref: ref, Name: "Zebra"})).shows("Cleo Client")
}
