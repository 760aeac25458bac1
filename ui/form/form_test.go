package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cutui/model"
	"cutui/model/plans"
	"cutui/ui/form"
	"cutui/ui/theme"
)

var styles = theme.New(theme.Dark, true)

func typed(text string) []tea.Msg {
	var out []tea.Msg
	for _, r := range text {
		out = append(out, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return out
}

func TestAddressesJoinPastedLines(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ before, paste, want string }{
		{"", "a@x.example\nb@x.example", "a@x.example, b@x.example, "},
		{"z@x.example", "a@x.example\r\nb@x.example\r\n", "z@x.example, a@x.example, b@x.example, "},
		{"z@x.example, ", "Cleo <c@x.example>\nTo: d@x.example; e@x.example", "z@x.example, c@x.example, d@x.example, e@x.example, "},
		{"z@x.example;", "a@x.example\n", "z@x.example;a@x.example, "},
		{"", "a@x.example, b@x.example", "a@x.example, b@x.example"},
		{"", "not an address\nb@x.example", "b@x.example, "},
		{"", "no\naddress", "no, address, "},
	} {
		text := c.before
		f := form.NewAddresses(styles, &text)
		f.Set(c.before)
		f.Update(tea.PasteMsg{Content: c.paste})
		if text != c.want {
			t.Errorf("%q after %q: %q, want %q", c.paste, c.before, text, c.want)
		}
	}
}

func TestAddressesGrowAndFollowCursor(t *testing.T) {
	t.Parallel()
	text := ""
	f := form.NewAddresses(styles, &text)
	if f.Height(40) != 1 {
		t.Errorf("an empty field has %d lines", f.Height(40))
	}
	for i := range 20 {
		for _, k := range typed(fmt.Sprintf("g%d@x.example, ", i)) {
			f.Update(k)
		}
	}
	if f.Height(40) < 7 {
		t.Errorf("20 addresses take %d lines", f.Height(40))
	}
	block := ansi.Strip(f.Render(40, 3))
	if !strings.Contains(block, "g19@x.example") || strings.Contains(block, "g0@") {
		t.Errorf("the end is not in view:\n%s", block)
	}
	if _, y, ok := f.Cursor(); !ok || y != 2 {
		t.Errorf("the cursor is on line %d", y)
	}
	for range f.Height(40) {
		f.Update(tea.KeyPressMsg{Code: tea.KeyUp})
	}
	if block := ansi.Strip(f.Render(40, 3)); !strings.Contains(block, "g0@x.example") {
		t.Errorf("the beginning is not in view:\n%s", block)
	}
}

func TestAddressesSuggestOnlyAtTheEnd(t *testing.T) {
	t.Parallel()
	text := ""
	f := form.NewAddresses(styles, &text)
	for _, k := range typed("sam@cl") {
		f.Update(k)
	}
	f.Suggest("ient.example")
	if got := ansi.Strip(f.Render(40, 1)); !strings.HasPrefix(got, "┃ sam@client.example") || text != "sam@cl" {
		t.Errorf("%q over %q", got, text)
	}
	f.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
	if got := ansi.Strip(f.Render(40, 1)); f.AtEnd() || strings.Contains(got, "client") {
		t.Errorf("suggested in the middle: %q", got)
	}
}

func TestRightsFollowThePreset(t *testing.T) {
	t.Parallel()
	var c form.Choice
	presets := plans.DefaultPresets()
	f := form.NewRights(styles, &c, presets, form.Roles{}, nil, time.Time{})
	if c.Rights() != (model.Rights{}) {
		t.Errorf("view only sends %+v", c.Rights())
	}
	for _, p := range presets[1:] {
		f.Update(tea.KeyPressMsg{Code: tea.KeyDown})
		if c.Rights() != p.Rights {
			t.Errorf("%s sends %+v, want %+v", p.Name, c.Rights(), p.Rights)
		}
	}
	if moves := []bool{f.Move(1), f.Move(1), f.Move(1), f.Move(1)}; !slices.Equal(moves, []bool{true, true, true, false}) || !f.Typing() {
		t.Error("without workspaces there are four fields, the day the last one")
	}
	for _, k := range typed("3m") {
		f.Update(k)
	}
	if c.Until != "3m" {
		t.Errorf("until %q", c.Until)
	}
	f.Move(-1)
	f.Move(-1)
	f.Update(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
	if c.Preset != 3 || len(c.Flags) != 4 || slices.Contains(c.Flags, model.AllRights()[0]) {
		t.Errorf("without the first flag: %+v", c)
	}
	if !f.Move(-1) || f.Move(-1) {
		t.Error("there is no way back to the presets")
	}
}

func TestRightsScrollToFocus(t *testing.T) {
	t.Parallel()
	var c form.Choice
	f := form.NewRights(styles, &c, plans.DefaultPresets(), form.Roles{All: []model.Role{{ID: 7, Name: "Client viewer"}}}, nil, time.Time{})
	if got := ansi.Strip(f.Render(60, 5)); !strings.Contains(got, "What the guest may do") || strings.Contains(got, "Client viewer") {
		t.Errorf("at first:\n%s", got)
	}
	f.Move(1)
	f.Move(1)
	f.Update(tea.KeyPressMsg{Code: tea.KeyDown})
	if got := ansi.Strip(f.Render(60, 5)); !strings.Contains(got, "▸ Client viewer") || c.Role != 7 {
		t.Errorf("role %v:\n%s", c.Role, got)
	}
}

func TestPresetsStayOneLineWhenResized(t *testing.T) {
	t.Parallel()
	c := form.Choice{}
	places := []form.Place{{ID: "444", Name: strings.Repeat("long ", 12), Note: "1 seat free"}}
	f := form.NewRights(styles, &c, plans.DefaultPresets(), form.Roles{}, places, time.Time{})
	wide := ansi.Strip(f.Render(90, 20))
	f.Move(1)
	at := f.At()
	narrow := ansi.Strip(f.Render(48, 20))
	if a, b := strings.Index(wide, "time spent, time estimates"), strings.Index(narrow, "edit tags, t…"); a < 0 || b < 0 {
		t.Errorf("%s\n%s", wide, narrow)
	}
	if f.At() != at || strings.Count(strings.TrimRight(wide, " \n"), "\n") != strings.Count(strings.TrimRight(narrow, " \n"), "\n") {
		t.Errorf("the focus is at %d, was at %d:\n%s\n%s", f.At(), at, wide, narrow)
	}
	if moves := []bool{f.Move(1), f.Move(1), f.Move(1), f.Move(1)}; !slices.Equal(moves, []bool{true, true, true, false}) {
		t.Error("the flags are not the second of five fields")
	}
}

func TestTypedRejectsPastes(t *testing.T) {
	t.Parallel()
	f := form.NewTyped(styles, "buy 2 seats")
	f.Update(tea.PasteMsg{Content: "buy 2 seats"})
	if f.Check() == nil {
		t.Error("a paste counts as typed")
	}
	for _, k := range typed(" Buy  2 seats") {
		f.Update(k)
	}
	if err := f.Check(); err != nil {
		t.Error(err)
	}
	for _, k := range typed("!") {
		f.Update(k)
	}
	if err := f.Check(); err == nil || err.Error() != "type “buy 2 seats” to go on" {
		t.Errorf("more than the words: %v", err)
	}
}

func TestTokenIsNeverShown(t *testing.T) {
	t.Parallel()
	f := form.NewToken(styles)
	f.Update(tea.PasteMsg{Content: " pk_1_CANARY \n"})
	if f.Value() != "pk_1_CANARY" {
		t.Errorf("holds %q", f.Value())
	}
	if got := f.Render(40, 1); strings.Contains(ansi.Strip(got), "CANARY") {
		t.Errorf("shows %q", got)
	}
}

func TestFormsFollowARepaint(t *testing.T) {
	t.Parallel()
	st := *theme.New(theme.Dark, true)
	var c form.Choice
	f := form.NewRights(&st, &c, plans.DefaultPresets(), form.Roles{}, nil, time.Time{})
	dark := f.Render(60, 12)
	st = *theme.New(theme.Light, false)
	if f.Render(60, 12) == dark {
		t.Error("the form keeps its dark colours")
	}
	st = *theme.New(theme.Mono, true).With(theme.ASCII())
	if got := f.Render(60, 12); strings.Contains(got, "38;2") || !strings.Contains(got, "|") {
		t.Errorf("mono in ASCII is %q", got)
	}
}
