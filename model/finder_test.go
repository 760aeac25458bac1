package model

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"cutui/clickup"
)

var taskWords = strings.Fields("launch checklist rollout quarterly zebra budget hiring plan review draft client onboarding website copy logo")

// tasks is made-up tasks in a few lists, the same for the same size.
func tasks(n int) []Item {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	items := make([]Item, n)
	for i := range items {
		items[i] = Item{
			Ref:     clickup.ItemRef{Kind: clickup.TaskItem, ID: fmt.Sprintf("86bb%05d", i)},
			Name:    fmt.Sprintf("%s %s %s %d", taskWords[r.IntN(len(taskWords))], taskWords[r.IntN(len(taskWords))], taskWords[r.IntN(len(taskWords))], i),
			Path:    fmt.Sprintf("Northwind / Folder %d / List %d", r.IntN(20), r.IntN(200)),
			Closed:  r.IntN(3) == 0,
			Updated: clickup.Stamp(1_700_000_000_000 + r.Int64N(1e9)),
		}
		if i%2 == 0 {
			items[i].CustomID = fmt.Sprintf("HELD-%d", i)
		}
	}
	return items
}
