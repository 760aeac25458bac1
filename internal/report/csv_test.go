package report

import (
	"strings"
	"testing"
)

func TestCSVInAnyLocale(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		"plain": "plain", "a;b": `"a;b"`, "a\tb": "a b", `say "hi"`: `"say ""hi"""`, "a|b": "a|b",
		"x;=cmd()": `"x;'=cmd()"`, "x, +1": `"x, '+1"`, "=1;=2": `"'=1;'=2"`, "": "",
	} {
		var b strings.Builder
		if err := CSV(&b, nil, [][]string{{cell, "end"}}); err != nil || b.String() != want+",end\n" {
			t.Errorf("%q became %q, want %q", cell, b.String(), want+",end\n")
		}
	}
}
