package overlay_test

import (
	"cutui/clickup"
	"cutui/model"
	"cutui/model/impact"
	"cutui/ui/uitest/fake"
)

// world is a fake ClickUp with a small crew; one of them is a guest who sees an item.
type world struct {
	*fake.ClickUp
	readOnly bool
}

func newWorld() *world {
	w := fake.New("Northwind Studio", fake.Crew())
	w.Shares[3] = []clickup.SharedItem{
		{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a1"}, Name: "Zebra launch checklist", Permission: clickup.PermissionRead},
	}
	return &world{ClickUp: w}
}

// inesHolds are two tasks, a goal and a private space.
func inesHolds() map[clickup.UserID]impact.Holdings {
	return map[clickup.UserID]impact.Holdings{5: {
		Tasks: []impact.Task{
			{ID: "t1", Name: "Brand guide", Assignees: []model.UserID{5}},
			{ID: "t2", Name: "Launch film", Assignees: []model.UserID{5, 1}},
		},
		Goals:  []impact.Goal{{ID: "g1", Name: "Hire", Dated: true, Owners: []model.UserID{5}}},
		Spaces: []string{"Sketches"},
		Groups: []string{},
	}}
}

// release answers what was held back.
func (d *session) release() *session {
	d.world.Wait = nil
	d.world.Release()
	d.arrive()
	return d
}
