package ui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
)

// shown has, for the word of a hint, one or more texts of which one is on the screen after its
// key was pressed. A text that begins with ! must be gone.
var shown = map[string]string{
	"invite": "Invite guests to", "share": "Share with", "remove": "Review · ", "audit": "Seat audit ·", "filter": "/ ",
	"mark": "1 marked", "sort": "╭─ Sort people", "sort by it": "sorted by", "all commands": "╭─ Commands", "help": "╭─ Help", "errors": "╭─ What failed",
	"retry": "loading|offline", "choose": "sorted by", "show people": "found", "unshare": "Review · ", "load shares": "Shared",
	"load what they hold": "Holds", "keep the filter": "!keep the filter", "clear it": "!role:owner", "next pane": "!keep the filter",
	"back to the audit": "Seat audit ·", "back to the people": "!Seat audit ·", "open": "esc back to the audit", "audit it": "Seat audit ·",
	"sheet": "", "changes": "Leo Leaver|No row matches", "accept": "Accept 1 finding", "export": "Export the audit", "more days": "70 days", "fewer days": "50 days",
	"write a new file": "saved", "compare": "", "do it": "", "take it": "", "complete": "old lists", "show or hide": "",
	"go there": "", "close": "", "close, draft kept": "!Invite", "back": "", "field": "", "set, clear": "", "close, it goes on": "!Running ·", "close, it stays paused": "!Paused ·", "run": "running for 2 people", "put it back": "!╭─ Put it back",
	"rights": "What the guest may do|press enter again to go on", "role": "type or paste at least one address", "what to share": "What to share", "review": "Review · |at least one address", "start": "",
	"hand-off": "Hand-off", "hand over to": "╭─ Hand over to", "pause": "Paused", "go on": "Running ·", "retry failed": "",
	"undo": "Review · ", "steps": "done: 6 done", "add": "Review · ", "take out": "Review · ", "new group": "New", "delete": "Review · ",
	"its people": "found", "look inside": "Marketing", "inside": "Marketing", "out": "", "pick": "1 picked", "level": "share as comment",
	"clear the filter": "!/ zzz", "take or leave out": "left out by hand|Review", "review the plan": "Review · ", "copy": "copied", "copy addresses": "copied",
	"write a page": "saved", "take over": "!╭─ Hand over to", "take it and review": "Review · ", "hand off": "╭─ Hand-off", "propose": "Target ·",
	"note": "!╭─ Until", "new sheets": "Ask those who invited", "take answers": "╭─ Answers", "write": "!╭─ Ask those",
	"close, nothing is taken": "!╭─ Answers", "quit": "quitting", "stay": "!Quit while", "resume": "Resume: ", "give up": "",
	"who has it": "Who has access", "go on without sharing": "Review · ",
}

// Every key that the screen names does what it says.
func TestEveryHintedKeyDoesWhatItSays(t *testing.T) {
	t.Parallel()
	done := map[string]bool{}
	for _, sc := range everyScreen() {
		if sc.of == nil {
			continue
		}
		open := func(t *testing.T) *screen {
			t.Helper()
			s := newScreen(t, sc.of(), 60, 16) // few cells are drawn on the way
			sc.to(s)
			s.size(160, 26)
			return s
		}
		var problems []string
		synctest.Test(t, func(t *testing.T) {
			s := open(t)
			hints, part := s.Hinted(), s.Part()
			for _, h := range hints {
				about := part + " " + h.Key + " " + h.Help
				if strings.HasPrefix(sc.name, "audit") && slices.Contains([]string{"enter", "space", "x", "A", "d"}, h.Key) { // sheet by sheet
					about += " " + sc.name
				}
				if done[about] || h.Off { // a hint that is off waits for the people
					continue
				}
				done[about] = true
				if s == nil {
					s = open(t)
				}
				if problem := s.tryHint(h.Key, h.Help); problem != "" {
					problems = append(problems, fmt.Sprintf("%s %s %s:\n%s", h.Key, h.Help, problem, s.text()))
				}
				s = nil
			}
		})
		for _, problem := range problems {
			t.Errorf("%s: %s", sc.name, problem)
		}
	}
}

// tryHint presses the key of a hint, and returns what is wrong with its effect.
func (s *screen) tryHint(key, word string) string {
	before, calls := s.View().Content, len(s.world.Steps())
	if !contains(plain(before), key+" "+word) {
		return "" // dropped for lack of room
	}
	s.keys(strings.NewReplacer("→", "right", "←", "left").Replace(key))
	after := s.text()
	wants, known := shown[word]
	switch {
	case word == "quit" && s.left:
		return ""
	case !known:
		return "is not checked"
	case s.View().Content == before && len(s.world.Steps()) == calls && !s.left:
		return "does nothing"
	}
	for want := range strings.SplitSeq(wants, "|") {
		if gone, ok := strings.CutPrefix(want, "!"); ok != contains(after, gone) {
			return ""
		}
	}
	return "does not lead to " + wants
}
