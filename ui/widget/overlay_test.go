package widget

import (
	"slices"
	"strings"
	"testing"

	"cutui/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

// No text is cut in the middle beside a box: its lines are its own.
func TestOverlayHasItsLinesAlone(t *testing.T) {
	t.Parallel()
	st := theme.New(theme.Dark, true)
	row := st.Render(theme.Danger, "0123456789") + "漢字漢字漢"
	backdrop := strings.Join(slices.Repeat([]string{row}, 4), "\n")
	got := Overlay(st, backdrop, "ABCDEFG\nHIJKLMN", 20, 4)
	want := []string{"0123456789漢字漢字漢", "      ABCDEFG       ", "      HIJKLMN       ", "0123456789漢字漢字漢"}
	if lines := drawn(got); !slices.Equal(lines, want) {
		t.Errorf("%q\nwant %q", lines, want)
	}
	if strings.Contains(got, st.Ink(theme.Danger).Open()) {
		t.Error("the backdrop keeps its colours")
	}
	if at := OverlayRect("ABCDEFG\nHIJKLMN", 20, 4); at != (Rect{6, 1, 7, 2}) {
		t.Errorf("the box is at %v", at)
	}
}

func TestPlaceCutsWhatLiesOutside(t *testing.T) {
	t.Parallel()
	base := strings.Join(slices.Repeat([]string{"......"}, 3), "\n")
	box := "ab\ncd"
	tests := []struct {
		x, y int
		want string
	}{
		{1, 1, "......|.ab...|.cd..."},
		{-1, 0, "b.....|d.....|......"},
		{5, 0, ".....a|.....c|......"},
		{0, -1, "cd....|......|......"},
		{0, 2, "......|......|ab...."},
		{6, 0, "......|......|......"},
		{0, 9, "......|......|......"},
		{-2, -2, "......|......|......"},
	}
	for _, tt := range tests {
		if got := strings.ReplaceAll(Place(base, box, tt.x, tt.y, 6, 3), "\n", "|"); got != tt.want {
			t.Errorf("at %d,%d: %s, want %s", tt.x, tt.y, got, tt.want)
		}
	}
}

// Half of a wide character can't be drawn: it is blank on either side.
func TestPlaceOverHalfOfAWideCharacter(t *testing.T) {
	t.Parallel()
	if got := Place("漢字漢", "ab", 1, 0, 6, 1); got != " ab 漢" {
		t.Errorf("%q", got)
	}
}

// Styles of the base go on after the box.
func TestPlaceKeepsStyles(t *testing.T) {
	t.Parallel()
	got := Place("\x1b[31mredredred\x1b[m", "#", 4, 0, 9, 1)
	tail := got[strings.Index(got, "#")+1:]
	if ansi.Strip(got) != "redr#dred" || !strings.HasPrefix(tail, "\x1b[31m") || !strings.HasSuffix(tail, "\x1b[m") {
		t.Errorf("%q", got)
	}
}

func TestComposeAndStack(t *testing.T) {
	t.Parallel()
	got := Compose(
		Piece{Rect{0, 1, 2, 2}, "ab\ncd"}, Piece{Rect{0, 3, 2, 1}, "ef"}, Piece{Rect{2, 1, 1, 3}, "1\n2\n3"},
		Piece{Rect{0, 4, 3, 1}, "end"}, Piece{Rect{0, 0, 3, 1}, "top"}, Piece{},
	)
	if got != "top\nab1\ncd2\nef3\nend" {
		t.Errorf("%q", got)
	}
	if got := Stack("ab\ncd", "", "ef"); got != "ab\ncd\nef" {
		t.Errorf("%q", got)
	}
	if got := Compose(); got != "" {
		t.Errorf("%q", got)
	}
	if w, h := Size("ab\n漢字"); w != 4 || h != 2 {
		t.Errorf("%d×%d", w, h)
	}
}
