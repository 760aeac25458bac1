package ui_test

import (
	"strings"
	"testing"
	"time"

	"cutui/clickup/sim"
)

// What somebody holds is said once, and what must be typed is seen on the smallest screen.
func TestARemovalFitsTheSmallestScreen(t *testing.T) {
	t.Parallel()
	tm, _ := demo(t, sim.Options{People: 49, Now: time.Now}, 60, 16)
	tm.Wait("Abel Admin", "sorted by name")
	tm.Keys("/")
	tm.Type("ines")
	tm.Wait("1 found")
	tm.Keys("enter", "x")
	tm.Wait("remove ines@northwind.example: 14 open tasks", "hand over to: nobody", "type “1 person” to go on")
	confirm(tm)
	tm.Wait("Finished", "1 of 1 step")
}

func TestWhatARemovedPersonHoldsIsSaidOnce(t *testing.T) {
	t.Parallel()
	for width, cut := range map[int]int{120: 0, 80: 1} {
		tm, _ := demo(t, sim.Options{People: 49, Now: time.Now}, width, 36)
		tm.Wait("Abel Admin", "sorted by name")
		tm.Keys("/")
		tm.Type("cleo")
		tm.Wait("1 found")
		tm.Keys("enter", "x")
		tm.WaitFor("one sentence of what Cleo holds", func(screen string) bool {
			_, review, open := strings.Cut(screen, "Review · 1 removal")
			review, _, _ = strings.Cut(review, "enter start")
			review = strings.Join(strings.Fields(strings.ReplaceAll(review, "│", " ")), " ")
			return open && strings.Count(review, "cleo@client.example") == 1+cut && strings.Count(review, "holds nothing that can be seen") == 1
		})
	}
}
