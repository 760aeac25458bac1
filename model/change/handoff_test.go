package change_test

import (
	"strings"
	"testing"

	"cutui/clickup"
	"cutui/model/change"
)

// Whatever somebody or something is called, a hand-off holds no link, markup or line that
// is not its own.
func TestAHandOffHoldsOnlyItsOwnMarkup(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"[text](javascript:alert(1))", `\[text\](javascript:alert(1))`, `\\[text](x)`, "![x](https://evil.example/x.png)", "<b>bold</b>", `\<b>`, "`code`", "*bold* _it_ ~~no~~",
		"https://evil.example", "www.evil.example", "two\nlines\r# heading", "a|b", "&lt;b&gt;", "$x$",
	} {
		p := change.Plan{Title: name, Name: name, Workspace: "333", Steps: []change.Step{
			{Op: change.OpInviteGuest, Email: "a@x.example", Note: name},
			{Op: change.OpShare, Email: "b@x.example", Name: name, ItemName: name, Item: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86a"}},
			{Op: change.OpUnshare, Email: "b@x.example", Name: name, ItemName: name, Item: clickup.ItemRef{Kind: clickup.ListItem, ID: "9"}},
			{Op: change.OpRemoveGuest, Email: name},
		}}
		text := change.HandOff(p)
		plain := spans(strings.NewReplacer(`\\`, "", `\[`, "", `\]`, "", `\<`, "", `\>`, "", `\&`, "", `\*`, "", `\_`, "", `\~`, "", `\#`, "", `\|`, "", `\$`, "", `\:`, "").Replace(text))
		for _, sign := range []string{"[", "](", "<", "&", "*", "_", "~", "|", "$", "www."} {
			if strings.Contains(plain, sign) {
				t.Errorf("%q: a hand-off holds %q: %s", name, sign, text)
			}
		}
		const own = 3 // two items and the page of the people
		if strings.Count(plain, "https://app.clickup.com/") != own || strings.Count(plain, "://") != own {
			t.Errorf("%q: other links than the %d of its own: %s", name, own, text)
		}
		if n := strings.Count(text, "\n#"); n != 0 {
			t.Errorf("%q: a heading more: %s", name, text)
		}
	}
}

// spans is text without what stands in spans of code.
func spans(text string) string {
	var b strings.Builder
	for i, part := range strings.Split(text, "`") {
		if i%2 == 0 {
			b.WriteString(part)
		}
	}
	return b.String()
}
