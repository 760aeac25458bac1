package sheet

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	t.Parallel()
	want := []Row{{1, []string{"email", "name"}}, {3, []string{"ada@x.example", "Ada, \"A\""}}}
	for name, text := range map[string]string{
		"commas":     "email,name\n,\nada@x.example,\"Ada, \"\"A\"\"\"\n",
		"semicolons": "\ufeffemail;name\r\n;\r\nada@x.example;\"Ada, \"\"A\"\"\"\r\n",
		"tabs":       "email\tname\n\t\nada@x.example\t\"Ada, \"\"A\"\"\"",
		"bars":       "email|name\n|\nada@x.example|\"Ada, \"\"A\"\"\"",
	} {
		if got, err := Read(text); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	got, err := Read("SEP=;\r\na,b,c,d;x\r\n1,2,3;y\r\n")
	if err != nil || len(got) != 2 || got[1].Line != 3 || got[0].Cells[0] != "a,b,c,d" {
		t.Errorf("sep=: %+v, %v", got, err)
	}
}

func TestWrongTexts(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "\n\n", "sep=;\n", ",,,\n  ,\n"} {
		if rows, err := Read(text); !errors.Is(err, ErrEmpty) {
			t.Errorf("%q: %v, %v", text, rows, err)
		}
	}
	_, err := Read("sep=,\na\nx \"y\n")
	if bad, ok := errors.AsType[*Error](err); !ok || bad.Line != 3 || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("%v", err)
	}
}

func TestHeading(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		"Email Address [Required]": "emailaddress", "E-Mail": "email", " NOTE ": "note", "[x": "x", "a[b]c": "ac", "Straße 2": "straße2", "": "",
	} {
		if got := Heading(cell); got != want {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2", "sep=;\na;b", "\"", "a\tb\r\n", "\ufeffx|y", "sep="} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rows, err := Read(text)
		if (err == nil) != (len(rows) > 0) {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		last := 0
		for _, row := range rows {
			if row.Line <= last && last != 0 || strings.TrimSpace(strings.Join(row.Cells, "")) == "" {
				t.Fatalf("row %+v after line %d", row, last)
			}
			last = row.Line
		}
	})
}
