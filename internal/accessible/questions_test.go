package accessible

import (
	"slices"
	"testing"
)

func TestNumbersAndRanges(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string][]int{
		"1":         {0},
		"1 3-5":     {0, 2, 3, 4},
		"2,4, 5":    {1, 3, 4},
		" 5 ":       {4},
		"3-3":       {2},
		"":          nil,
		"0":         nil,
		"6":         nil,
		"4-6":       nil,
		"5-3":       nil,
		"1 x":       nil,
		"-":         nil,
		"1-":        nil,
		"1-2-3":     nil,
		"\u0663":    nil,
		"999999999": nil,
	} {
		got, ok := several(answer, 5)
		if !slices.Equal(got, want) || ok != (want != nil) {
			t.Errorf("%q: %v, %v; want %v", answer, got, ok, want)
		}
	}
}

func TestPickOne(t *testing.T) {
	t.Parallel()
	names := []string{"Northwind Studio", "Northern Light", "Fieldworks"}
	for answer, want := range map[string]int{
		"1": 0, "3": 2, "field": 2, "FIELDWORKS": 2, "northw": 0,
		"0": -1, "4": -1, "-1": -1, "north": -1, "": -1, "x": -1,
	} {
		got, ok := pickOne(answer, names)
		if ok != (want >= 0) || ok && got != want {
			t.Errorf("%q: %d, %v; want %d", answer, got, ok, want)
		}
	}
}

func TestSentences(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"a": "A.", "is it?": "Is it?", "no!": "No!", "done.": "Done.", "élan": "Élan."} {
		if got := stop(sentence(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
