package form

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// TestAreaIsAsTextareaIs plays the same keys to bubbles' textarea.
func TestAreaIsAsTextareaIs(t *testing.T) {
	t.Parallel()
	flat := []string{"delete", "ctrl+d"} // textarea takes the line break after the last letter of a line too
	edits := []string{
		"left", "right", "ctrl+b", "ctrl+f", "alt+left", "ctrl+right", "alt+b", "alt+f", "home", "end", "ctrl+a", "ctrl+e", "alt+<", "alt+>",
		"ctrl+home", "ctrl+end", "up", "down", "ctrl+p", "ctrl+n", "pgup", "pgdown", "backspace", "ctrl+h", "ctrl+u", "ctrl+k", "ctrl+w",
		"alt+backspace", "alt+d", "alt+delete", "alt+u", "alt+l", "alt+c", "ctrl+t", "ctrl+v", "ctrl+q", "f1",
	}
	narrow := []string{
		"a", "b", " ", "sam@client.example, ", "two words", "é", "\t", "x\u0301", "  ", "\u3000", "\x1b", "a-word-that-is-longer-than-the-field-is-wide",
	}
	wide := []string{"日本", "本", "  ", "日本日本日本日本日本日本日本日本日本日本日本日本日本日本"} // apart: textarea cuts one that begins in the last cell
	for seed := range uint64(100) {
		random := rand.New(rand.NewPCG(seed, 1))
		keys, pastes := slices.Concat(edits, flat), narrow
		switch seed % 3 {
		case 1:
			keys, pastes = slices.Concat(edits, []string{"enter"}), slices.Concat(narrow, []string{"one\ntwo\r\nthree\n", "\n"})
		case 2:
			pastes = wide
		}
		g := newTwins(2*(5+random.IntN(15)), pastes[random.IntN(len(pastes))])
		for range 60 {
			if random.IntN(3) == 0 {
				g.play(tea.PasteMsg{Content: pastes[random.IntN(len(pastes))]})
			} else {
				g.play(press(keys[random.IntN(len(keys))]))
			}
			if why := g.differ(); why != "" {
				t.Fatalf("seed %d, width %d: %s\n%s", seed, g.area.w, why, strings.Join(g.played, " "))
			}
		}
	}
}

func TestAreaSelectsAsTextareaDoes(t *testing.T) {
	t.Parallel()
	selects := []string{
		"shift+left", "shift+right", "shift+up", "shift+down", "ctrl+shift+left", "ctrl+shift+right", "alt+shift+left", "alt+shift+f", "ctrl+g",
	}
	ends := []string{"backspace", "delete", "ctrl+w", "alt+d", "ctrl+u", "ctrl+k", "x", "ctrl+v", "left", "end"}
	for seed := range uint64(100) {
		random := rand.New(rand.NewPCG(seed, 2))
		g := newTwins(9+random.IntN(30), "sam@client.example, two words\n日本 and the last of the lines")
		for range random.IntN(30) {
			g.play(press("left"))
		}
		for range 1 + random.IntN(5) {
			g.play(press(selects[random.IntN(len(selects))]))
			if why := g.differ(); why != "" {
				t.Fatalf("seed %d, width %d: %s\n%s", seed, g.area.w, why, strings.Join(g.played, " "))
			}
		}
		g.play(press(ends[random.IntN(len(ends))]))
		g.play(press("x"))
		if why := g.differ(); why != "" {
			t.Fatalf("seed %d, width %d: %s\n%s", seed, g.area.w, why, strings.Join(g.played, " "))
		}
	}
}

func TestAreaShowsWideLettersAndShortRows(t *testing.T) {
	t.Parallel()
	var a area
	a.focus = true
	a.setWidth(4)
	a.set("abc日本 d")
	want := []string{"abc ", "日本", " d  "}
	if got := strings.Split(a.view(func(text string) string { return text }), "\n"); !slices.Equal(got, want) {
		t.Errorf("it looks like %q, want %q", got, want)
	}
	for y := range want {
		if _, got := a.cursor(); got != len(want)-1-y {
			t.Errorf("after %d ups the cursor is in row %d", y, got)
		}
		a.take(press("up"))
	}
}

// twins are an area and a textarea.
type twins struct {
	area   area
	other  textarea.Model
	played []string
}

func newTwins(w int, text string) *twins {
	g := &twins{other: textarea.New()}
	g.other.ShowLineNumbers, g.other.Prompt, g.other.MaxHeight, g.other.DynamicHeight = false, "", 0, true
	g.other.SetVirtualCursor(false)
	g.other.SetWidth(w)
	g.other.SetValue(text)
	g.other.Focus()
	g.area.focus = true
	g.area.setWidth(w)
	g.area.set(text)
	g.played = []string{fmt.Sprintf("%q", text)}
	return g
}

func (g *twins) play(msg tea.Msg) {
	g.area.take(msg)
	g.other, _ = g.other.Update(msg)
	climbs := []string{"up", "down", "ctrl+n", "ctrl+p", "pgup", "pgdown", "shift+up", "shift+down"}
	if slices.Contains(climbs, fmt.Sprint(msg)) && slices.ContainsFunc(g.area.lines(), func(r row) bool { return r.to-r.from <= 2 }) {
		g.play(press("ctrl+end")) // textarea leaves out rows that are so short
	}
	g.played = append(g.played, fmt.Sprintf("%q", fmt.Sprint(msg)))
}

func (g *twins) differ() string {
	if got, want := string(g.area.text), g.other.Value(); got != want {
		return fmt.Sprintf("the text is %q, want %q", got, want)
	}
	x, y := g.area.cursor()
	if c := g.other.Cursor(); x != c.X || y != c.Y {
		return fmt.Sprintf("in %q the cursor is at %d, %d, want %d, %d", g.other.Value(), x, y, c.X, c.Y)
	}
	got := g.area.view(func(text string) string { return text })
	if want := ansi.Strip(g.other.View()); got != want {
		return fmt.Sprintf("it looks like\n%s\nwant\n%s", got, want)
	}
	return ""
}

// press is a key as Bubble Tea spells it.
func press(name string) tea.KeyPressMsg {
	var k tea.KeyPressMsg
	rest := name
	for {
		mod, after, ok := strings.Cut(rest, "+")
		if !ok || after == "" {
			break
		}
		k.Mod |= map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}[mod]
		rest = after
	}
	special := map[string]rune{
		"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "enter": tea.KeyEnter, "f1": tea.KeyF1,
	}
	if code, ok := special[rest]; ok {
		k.Code = code
		return k
	}
	k.Code, _ = utf8.DecodeRuneInString(rest)
	if k.Mod == 0 {
		k.Text = rest
	}
	return k
}
