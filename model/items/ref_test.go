package items

import (
	"net/url"
	"strings"
	"testing"

	"cutui/clickup"
)

func TestParseItem(t *testing.T) {
	t.Parallel()
	task := func(id string) clickup.ItemRef { return clickup.ItemRef{Kind: clickup.TaskItem, ID: id} }
	custom := func(id string) clickup.ItemRef { return clickup.ItemRef{Kind: clickup.TaskItem, ID: id, Custom: true} }
	list := func(id string) clickup.ItemRef { return clickup.ItemRef{Kind: clickup.ListItem, ID: id} }
	folder := func(id string) clickup.ItemRef { return clickup.ItemRef{Kind: clickup.FolderItem, ID: id} }
	tests := []struct {
		text string
		want clickup.ItemRef
	}{
		{"task:86bb4x7ff", task("86bb4x7ff")},
		{"TASK:9hx", task("9hx")},
		{"task:ABC-123", custom("ABC-123")},
		{"list:901100200300", list("901100200300")},
		{" folder:90117022 ", folder("90117022")},
		{"ABC-123", custom("ABC-123")},
		{"HELD_2-3", custom("HELD_2-3")},
		{"86bb4x7ff", task("86bb4x7ff")},
		{"#86bb4x7ff", task("86bb4x7ff")},
		{"CU-86BB4X7FF", task("86bb4x7ff")},
		{"CU-123", custom("CU-123")},
		{"https://app.clickup.com/t/86bb4x7ff", task("86bb4x7ff")},
		{"https://app.clickup.com/t/86bb4x7ff/?comment=90#x", task("86bb4x7ff")},
		{"https://app.clickup.com/t/333/ABC-123", custom("ABC-123")},
		{"https://app.clickup.com/t/333/86bb4x7ff", task("86bb4x7ff")},
		{"HTTPS://App.ClickUp.com/t/86bb4x7ff", task("86bb4x7ff")},
		{"app.clickup.com/t/86bb4x7ff", task("86bb4x7ff")},
		{"<https://app.clickup.com/333/v/li/901100200300>", list("901100200300")},
		{"https://app.clickup.com/333/v/l/li/901100200300?pr=1", list("901100200300")},
		{"https://app.clickup.com/333/v/l/6-901100200300-1", list("901100200300")},
		{"https://app.clickup.com/333/v/b/6-901100200300-2", list("901100200300")},
		{"https://app.clickup.com/333/v/f/90117022/90110011", folder("90117022")},
		{"https://app.clickup.com/333/v/o/f/90117022", folder("90117022")},
		{"https://app.clickup.com/333/v/l/5-90117022-1", folder("90117022")},
	}
	for _, tt := range tests {
		got, err := ParseItem(tt.text, "333")
		if err != nil || got != tt.want {
			t.Errorf("ParseItem(%q) = %+v, %v, want %+v", tt.text, got, err, tt.want)
		}
		if again, err := ParseItem(got.String(), "333"); err != nil || again != got {
			t.Errorf("%v does not come back: %+v, %v", got, again, err)
		}
	}
}

func TestParseItemSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{"", "no item"},
		{"launch", "no item"},
		{"901100200300", "write task:901100200300, list:901100200300 or folder:901100200300"},
		{"space:90110011", "a space can't be shared"},
		{"doc:8cabc-12", `"doc" is no kind of item`},
		{"list:abc", "no list id"},
		{"folder:", "no folder id"},
		{"task:../x", "no task id"},
		{"task:86bb4x7ff?x=1", "no task id"},
		{"http://app.clickup.com/t/86bb4x7ff", "does not begin with https://"},
		{"https://app.clickup.com.evil.example/t/86bb4x7ff", `to "app.clickup.com.evil.example"`},
		{"https://app.clickup.com@evil.example/t/86bb4x7ff", `to "evil.example"`},
		{"https://me@app.clickup.com/t/86bb4x7ff", "only links to app.clickup.com"},
		{"https://app.clickup.com:8443/t/86bb4x7ff", "only links to app.clickup.com"},
		{"https://app.clickup.com/t/444/ABC-123", "into workspace 444, but 333 is chosen"},
		{"https://app.clickup.com/444/v/li/901100200300", "into workspace 444, but 333 is chosen"},
		{"https://app.clickup.com/333/v/s/90110011", "a space can't be shared"},
		{"https://app.clickup.com/333/v/o/s/90110011", "a space can't be shared"},
		{"https://app.clickup.com/333/v/b/4-90110011-2", "a space can't be shared"},
		{"https://app.clickup.com/333/v/l/8cdwhf4-13093", "does not lead to a task"},
		{"https://app.clickup.com/333/v/dc/8cabc-12/8cabc-13", "does not lead to a task"},
		{"https://app.clickup.com/333/home", "does not lead to a task"},
		{"https://app.clickup.com/", "does not lead to a task"},
		{"https://app.clickup.com/t/%zz", "can't be read"},
		{"https://app.clickup.com/t/..%2fteam", "no task id"},
	}
	for _, tt := range tests {
		if got, err := ParseItem(tt.text, "333"); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("ParseItem(%q) = %+v, %v, want an error with %q", tt.text, got, err, tt.want)
		}
	}
}

func TestParseItemInAnyWorkspace(t *testing.T) {
	t.Parallel()
	if got, err := ParseItem("https://app.clickup.com/444/v/li/12", ""); err != nil || got.ID != "12" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestParseItems(t *testing.T) {
	t.Parallel()
	got := ParseItems("ABC-1, ABC-2;ABC-1\nlist:12 nonsense", "333")
	var told []string
	for _, i := range got {
		if i.Err != nil {
			told = append(told, "!"+i.Raw)
		} else {
			told = append(told, i.Ref.String())
		}
	}
	if s := strings.Join(told, " "); s != "ABC-1 ABC-2 list:12 !nonsense" {
		t.Errorf("got %s", s)
	}
}

func FuzzParseItem(f *testing.F) {
	for _, s := range []string{"task:86bb4x7ff", "ABC-1", "https://app.clickup.com/333/v/l/6-1-1", "app.clickup.com/t/x", "#1a", "CU-1a", "list:1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ref, err := ParseItem(text, "333")
		if (err == nil) != (ref != clickup.ItemRef{}) {
			t.Fatalf("ParseItem(%q) = %+v, %v", text, ref, err)
		}
		if err == nil && (ref.ID == "" || url.PathEscape(ref.ID) != ref.ID || strings.Contains(ref.ID, "..")) {
			t.Fatalf("ParseItem(%q): %q must not stand in a path", text, ref.ID)
		}
	})
}
