package usercommand_test

import (
	"slices"
	"strings"
	"testing"

	"cutui/model/usercommand"
)

func TestParseRefusesWhatCannotRun(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, key string
		words     []string
		want      string
	}{
		{"", "K", []string{"true"}, "needs a name"},
		{"mail", "", []string{"true"}, "needs a key"},
		{"mail", "K", nil, "needs a program"},
		{"mail", "K", []string{"{{.Name}}"}, "can't be made of what ClickUp says"},
		{"mail", "K", []string{"mail", "{{.Shoe}}"}, "is no word of a command"},
		{"mail", "K", []string{"mail", "{{.Email"}, "is no word of a command"},
	} {
		if _, err := usercommand.Parse(tt.name, tt.key, tt.words, false); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v: %v, want %q", tt.words, err, tt.want)
		}
	}
}

func TestWordsStayOneArgument(t *testing.T) {
	t.Parallel()
	c, err := usercommand.Parse("mail", "K", []string{"mail", "-s", "To {{.Name}}", "--to={{.Email}}", "{{.Email}}"}, false)
	if err != nil {
		t.Fatal(err)
	}
	call, err := c.For(usercommand.Subject{Name: "$(rm -rf ~); `x` \"q\" 'q' && a | b", Email: "a b@x.example"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"mail", "-s", "To $(rm -rf ~); `x` \"q\" 'q' && a | b", "--to=a b@x.example", "a b@x.example"}
	if !slices.Equal(call.Args, want) {
		t.Errorf("%q, want %q", call.Args, want)
	}
	if got := string(call.Stdin); !strings.Contains(got, `"email":"a b@x.example"`) || !strings.HasSuffix(got, "}\n") {
		t.Errorf("reads %s", got)
	}
}

func TestNothingFromOutsideIsAnOption(t *testing.T) {
	t.Parallel()
	c, err := usercommand.Parse("mail", "K", []string{"mail", "{{.Email}}"}, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, email := range []string{"-oProxyCommand=x@x.example", "--help", "a\x00b"} {
		if call, err := c.For(usercommand.Subject{Email: email}); err == nil {
			t.Errorf("%q runs %q", email, call.Args)
		}
	}
}
