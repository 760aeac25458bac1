package ui_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/people"
	"cutui/ui"
	"cutui/ui/theme"
	"cutui/ui/uitest/fake"
)

func plain(frame string) string { return ansi.Strip(frame) }

// hostile has names that break a naive layout.
var hostile = []string{
	"", " ", "漢字かな交じり文漢字かな交じり文", "👨‍👩‍👧‍👦 family 👍🏽👍🏿", "🇩🇪🇫🇷", "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d", "שלום עולם", "مرحبا بالعالم",
	"\u200b\u200d\u200b", "1\ufe0f\u20e3", "กำลังทำ", "tab\there", "two\nlines", "a\x1b[31mred\x1b[0m", "bell\a", "\xff\xfe",
	strings.Repeat("long ", 90), strings.Repeat("宽", 120), "\u202eevil", "\u2028line", "\U000e0041tag",
}

func pickName(r *rand.Rand) string { return hostile[r.IntN(len(hostile))] }

// hostileWorld returns a workspace in which every text is hostile.
func hostileWorld(r *rand.Rand, n int) *world {
	crew := make([]clickup.Person, n)
	for i := range crew {
		crew[i] = clickup.Person{
			ID: clickup.UserID(i + 1), Name: pickName(r), Email: pickName(r) + "@" + pickName(r), Initials: clickup.WordOf(pickName(r)), Color: clickup.ParseColor(pickName(r)),
			RoleKey: clickup.WordOf(pickName(r)), Role: clickup.Role(r.IntN(6)), Joined: clickup.Stamp(r.IntN(3) - 1), LastActive: clickup.Stamp(r.IntN(3) - 1),
			Invited: clickup.Stamp(r.Int64()), InvitedBy: &clickup.Inviter{Name: pickName(r), Email: pickName(r)}, CustomRole: &clickup.RoleRef{Name: pickName(r)},
		}
	}
	w := newWorld(0)
	w.Rosters = append(w.Rosters, &model.Roster{ID: "1", Name: pickName(r), People: people.New(crew)})
	w.Rosters[0] = &model.Roster{ID: "333", Name: pickName(r), People: people.New(crew)}
	return w
}

// everyKey has the keys to press, with those that open things more than once.
var everyKey = strings.Fields(`j k g G up down pgup pgdown ctrl+u ctrl+d tab shift+tab 1 2 3 4 enter enter esc esc [ ] h l S ctrl+s space v * /
	? : ! @ a a i s e x u o y Y r ctrl+r R + - ctrl+o q home end left right backspace w o r d A E c D`)

// exact fails unless the frame has exactly the screen's size and no sequences other than
// styles.
func (s *screen) exact() {
	s.t.Helper()
	frame := s.View().Content
	lines := strings.Split(frame, "\n")
	if len(lines) != s.h {
		s.t.Fatalf("%d×%d: %d lines", s.w, s.h, len(lines))
	}
	for y, line := range lines {
		if n := ansi.StringWidth(line); n != s.w {
			s.t.Fatalf("%d×%d: line %d is %d cells: %q", s.w, s.h, y, n, line)
		}
		bare := plain(line)
		if strings.ContainsFunc(bare, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }) {
			s.t.Fatalf("line %d has a control character: %q", y, bare)
		}
	}
	if err := s.Crash(); err != nil {
		s.t.Fatal(err)
	}
}

func TestEveryFrameIsExactlyTheScreen(t *testing.T) {
	t.Parallel()
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 7))
		w := hostileWorld(r, r.IntN(60))
		drive(t, w, 120, 36, func(s *screen) {
			for range 120 {
				switch r.IntN(8) {
				case 0:
					s.size(1+r.IntN(220), 1+r.IntN(70))
				case 1:
					s.click(r.IntN(s.w), r.IntN(s.h))
				default:
					s.keys(everyKey[r.IntN(len(everyKey))])
				}
				s.exact()
			}
		})
	}
}

func TestEveryFrameOfTheAuditIsExactlyTheScreen(t *testing.T) {
	t.Parallel()
	keys := strings.Fields("a j k ] ] [ G g pgdown d c E A D + - space enter tab x e esc down backspace 6 m")
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 11))
		w := hostileWorld(r, 1+r.IntN(60))
		drive(t, w, 120, 36, func(s *screen) {
			for range 100 {
				switch r.IntN(8) {
				case 0:
					s.size(1+r.IntN(200), 1+r.IntN(60))
				case 1:
					s.click(r.IntN(s.w), r.IntN(s.h))
				default:
					if !contains(s.text(), "Seat audit") {
						s.keys("esc", "esc", "a")
					}
					s.keys(keys[r.IntN(len(keys))])
				}
				s.exact()
			}
		})
	}
}

func TestFramesFromTheSmallestToTheLargest(t *testing.T) {
	t.Parallel()
	drive(t, newWorld(300), 1, 1, func(s *screen) {
		for _, key := range []string{"esc", "a", "A", "esc", "E", "esc", "d", "]", "]", "[", "esc", "?", "esc", ":", "esc", "!", "esc", "@"} {
			s.size(120, 36)
			s.keys(key)
			for _, size := range [][2]int{{1, 1}, {2, 1}, {1, 50}, {59, 16}, {60, 15}, {60, 16}, {61, 17}, {79, 24}, {80, 24}, {109, 29}, {110, 30}, {169, 30}, {170, 30}, {500, 16}, {60, 200}, {500, 200}} {
				s.size(size[0], size[1])
				s.exact()
			}
		}
	})
}

func TestFramesInEveryThemeAndStateOfLoading(t *testing.T) {
	t.Parallel()
	for _, name := range theme.Names() {
		for _, w := range []*world{newWorld(3), {Wait: fake.IsLoad}, {Err: errors.New("no answer")}, {}} {
			s := newScreen(t, w, 100, 30, func(d *ui.Deps) {
				d.Styles = theme.New(name, false).With(theme.ASCII())
				d.Options.ReducedMotion = false
			})
			s.exact()
		}
	}
}
