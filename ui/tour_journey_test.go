package ui_test

import (
	"image/color"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"

	uv "github.com/charmbracelet/ultraviolet"
)

// tourSizes has the sizes of the tour.
var tourSizes = [][2]int{{120, 36}, {80, 24}, {60, 16}}

// stop is a place on the tour: the keys that lead there, and what must be on the screen at the
// sizes that have room for it.
type stop struct {
	about string
	keys  string
	text  string // typed behind the keys
	then  string // keys behind the text
	shows []string
	wide  []string // at 120×36 only
}

// tour is what a new user does in the first ten minutes.
func tour() []stop {
	return []stop{
		{about: "what is paid", shows: []string{"41/45", "118/120", "NAME", "SEAT"}, wide: []string{"member seats 41/45", "4 member seats can go"}},
		{about: "who is paid", keys: "4 enter", shows: []string{"Abel Admin", "$"}, wide: []string{"found"}},
		{about: "why", keys: "3", shows: []string{"Takes a paid member seat: role admin."}},
		{about: "back to everybody", keys: "esc esc", shows: []string{"all 12"}},
		{about: "what can go", keys: "a", shows: []string{"READY", "Ines Idle", "2 member seats"}, wide: []string{"last seen 13 months ago, seat taken since 2023", "remove"}},
		{about: "why it can go", keys: "j", shows: []string{"invited 45 days ago by Olga Owner", "withdraw"}},
		{about: "invite two", keys: "esc i", text: "sam@client.example pat@client.example", shows: []string{"sam@client.example", "new", "118 of 120 taken: 0 to 2 more"}, wide: []string{"nothing is bought"}},
		{about: "what they may do", keys: "enter", shows: []string{"view only", "enter what to share"}},
		{about: "what they see", keys: "enter", text: "zebra", then: "tab", shows: []string{"Zebra launch", "1 picked"}, wide: []string{"Zebra launch checklist"}},
		{about: "what will be sent", keys: "enter", shows: []string{"invite", "share", "as guest · view only", "enter start"}, wide: []string{"ClickUp e-mails 2 invitations; that can't be unsent", "nothing is bought"}},
		{about: "what was done", keys: "enter", shows: []string{"Finished", "All done", "no member seat was bought"}},
		{about: "the clients", keys: "esc [", shows: []string{"DOMAIN", "client.example"}},
		{about: "off-board one", keys: "/", text: "client.example", then: "enter x", shows: []string{"Review", "5 people", "remove"}},
		{about: "it is typed", text: "5 people", then: "enter", shows: []string{"Finished", "All done"}},
		{about: "the leak", keys: "esc esc esc a D [ [", shows: []string{"agency0.example", "Zebra launch checklist", "see it, too."}, wide: []string{"ALSO SEEN BY"}},
	}
}

// In the first ten minutes a new user sees no cut sentence, no number without a word, and no
// place without a way back.
func TestATourMeetsNoRiddle(t *testing.T) {
	t.Parallel()
	for _, size := range tourSizes {
		synctest.Test(t, func(t *testing.T) {
			s := newScreen(t, newWorld(2), size[0], size[1])
			for _, at := range tour() {
				s.keys(strings.Fields(at.keys)...)
				s.types(at.text)
				s.keys(strings.Fields(at.then)...)
				s.rank()
				want := at.shows
				if size == tourSizes[0] {
					want = append(want, at.wide...)
				}
				lines := strings.Split(s.text(), "\n")
				problems := layoutProblems(lines, size[0], size[1])
				for _, text := range want {
					if !contains(s.text(), text) {
						problems = append(problems, "does not show "+text)
					}
				}
				if size == tourSizes[0] {
					problems = append(problems, cutSentences(lines)...)
				}
				for _, problem := range problems {
					t.Errorf("%s, %d×%d: %s", at.about, size[0], size[1], problem)
				}
				if len(problems) > 0 {
					t.Log(s.text())
				}
			}
		})
	}
}

// sentence is a line of six words or more that end in an ellipsis; a row's reason is whole in
// the box below.
var sentence = regexp.MustCompile(`[│║] {1,4}(?:[^\s│]+ ){5,}[^\s│]*…`)

// cutSentences are those that are cut in the lines of a screen that has room for them.
func cutSentences(lines []string) []string {
	var out []string
	for _, line := range lines {
		for _, cut := range sentence.FindAllString(line, -1) {
			out = append(out, "cuts "+cut)
		}
	}
	return out
}

var cutWord = regexp.MustCompile(`\S+…`)

// cutUnderCursor are the words of the cursor's row that are cut and stand nowhere on the screen
// whole, but for what lies behind.
func cutUnderCursor(rows [][]uv.Cell, backdrop color.Color) []string {
	var row string
	var all []string
	for _, cells := range rows {
		line := inFront(cells, backdrop)
		all = append(all, strings.Fields(strings.Trim(line, "│┃║ "))...)
		if at := strings.Index(line, "▸ "); at >= 0 {
			row = line[at:]
		}
	}
	said := strings.Join(all, " ")
	var out []string
	for _, cut := range cutWord.FindAllString(row, -1) {
		begins := strings.TrimSuffix(cut, "…")
		if strings.Count(said, begins) == strings.Count(said, cut) {
			out = append(out, cut)
		}
	}
	return out
}
