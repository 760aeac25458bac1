package model

import (
	"testing"

	"cutui/clickup"
	"cutui/model/items"
)

func TestTypedIDsReplaceEachOther(t *testing.T) {
	t.Parallel()
	s, ref := New(Options{}, noon), func(id string) clickup.ItemRef { return clickup.ItemRef{Kind: clickup.TaskItem, ID: id} }
	s.Chosen = "333"
	s.Data().Items.Value = []items.Item{{Name: "Space", Space: "7"}}
	one := s.Update(LookUpItem{Ref: ref("86bx001"), Typed: true})[0].(FetchItem)
	two := s.Update(LookUpItem{Ref: ref("86bx002"), Typed: true})[0].(FetchItem)
	if turn := TurnOf(one); turn.Key != TurnOf(two).Key || turn.Delay == 0 || len(one.Spaces) != 1 {
		t.Errorf("%+v", one)
	}
	if s.Data().Found[ref("86bx001")].Phase != Idle || s.Data().Found[ref("86bx002")].Phase != Loading {
		t.Errorf("%+v", s.Data().Found)
	}
	wanted := s.Update(LookUpItem{Ref: ref("86bx002")})[0].(FetchItem)
	s.Update(LookUpItem{Ref: ref("86bx003"), Typed: true})
	if TurnOf(wanted).Key == TurnOf(two).Key || s.Data().Found[ref("86bx002")].Phase != Loading {
		t.Error("an id that is wanted is given up for one that is typed")
	}
	s.Update(ItemLookedUp{Answer: Answer{Seq: wanted.Seq, At: noon}, Ref: ref("86bx002"), Item: items.Item{Name: "Two"}})
	if again := s.Update(LookUpItem{Ref: ref("86bx002"), Typed: true}); len(again) != 0 || s.Data().Found[ref("86bx002")].Value.Name != "Two" {
		t.Errorf("what is known is asked for again: %+v", again)
	}
}

func TestSpaceIsLookedIntoOnce(t *testing.T) {
	t.Parallel()
	s, space := New(Options{}, noon), items.Item{Name: "Space", Space: "7"}
	s.Chosen = "333"
	s.Update(OpenPicker{})
	seq := s.Data().Items.Seq
	e := s.Update(LookInside{Space: space})
	if len(e) != 1 || e[0].(FetchSpace).Seq != seq || len(s.Update(LookInside{Space: space})) != 0 {
		t.Fatalf("%+v", e)
	}
	inside := items.Item{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "1"}, Name: "List", Space: "7"}
	s.Update(SpaceLoaded{Answer: Answer{Seq: seq, At: noon}, ID: "333", Space: "7", Items: []items.Item{inside}})
	if f := s.Data(); f.Items.Phase != Loading || len(f.Items.Value) != 1 {
		t.Errorf("%+v", f.Items)
	}
	s.Update(SpaceLoaded{Answer: Answer{Seq: seq, At: noon, Err: clickup.ErrNetwork}, ID: "333", Space: "7"})
	if len(s.Update(LookInside{Space: space})) != 1 {
		t.Error("what failed can't be asked for again")
	}
	s.Update(ItemsArrived{Answer: Answer{Seq: seq, At: noon}, ID: "333", Done: true})
	if len(s.Update(LookInside{Space: items.Item{Name: "Other", Space: "8"}})) != 0 {
		t.Error("what is there is asked for")
	}
}
