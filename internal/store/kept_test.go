package store

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model"
)

func TestAccountsAreFoundByLogin(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	save := func(scope, login, name string, at time.Time) {
		st := New(folder, scope)
		st.Name(login)
		s := northwind(at)
		s.Me.Name = name
		mustSave(t, st, s)
	}
	save("a", "default https://a.example", "Old", noon.Add(-time.Hour))
	save("b", "default https://a.example", "New", noon)
	save("c", "work https://a.example", "Else", noon)
	save("d", "", "Nameless", noon)
	all := Accounts(folder, "default https://a.example")
	if len(all) != 2 || all[0].Me.Name != "New" || all[1].Me.Name != "Old" || !all[1].Seen.Equal(noon.Add(-time.Hour)) {
		t.Fatalf("%+v", all)
	}
	if s, err := all[1].Open().LatestSnapshot(); err != nil || s.Me.Name != "Old" || len(s.Workspaces) != 2 {
		t.Errorf("%+v %v", s, err)
	}
	if got := Accounts(folder, "default https://b.example"); got != nil {
		t.Errorf("of another server: %+v", got)
	}
	if got := Accounts(filepath.Join(folder, "nothing"), "default https://a.example"); got != nil {
		t.Errorf("of no folder: %+v", got)
	}
}

func TestKeptFacts(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "a")
	ref := clickup.ItemRef{Kind: clickup.TaskItem, ID: "86bb4x7ff"}
	if a, err := st.Access("1", ref); err != nil || !a.At.IsZero() {
		t.Errorf("before the first: %+v %v", a, err)
	}
	want := model.KeptAccess{At: noon, People: []clickup.Access{{ID: 7, Name: "Cleo", Email: "cleo@client.example"}}, Linked: true, Link: &clickup.PublicSharing{Public: true}}
	groups := []clickup.UserGroup{{ID: "g", Name: "Design", Handle: "design", Members: []clickup.UserID{7, 8}}}
	roles := []clickup.CustomRole{{ID: 9, Name: "Reviewer", Inherits: clickup.RoleMember}}
	for _, err := range []error{st.SaveAccess("1", ref, want), st.SaveGroups("1", noon, groups), st.SaveRoles("1", noon, roles)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got, err := st.Access("1", ref); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v %v", got, err)
	}
	if got, at, err := st.Groups("1"); err != nil || !at.Equal(noon) || !reflect.DeepEqual(got, groups) {
		t.Errorf("%+v %v %v", got, at, err)
	}
	if got, at, err := st.Roles("1"); err != nil || !at.Equal(noon) || !reflect.DeepEqual(got, roles) {
		t.Errorf("%+v %v %v", got, at, err)
	}
	if _, at, err := st.Groups("2"); err != nil || !at.IsZero() {
		t.Errorf("of another workspace: %v %v", at, err)
	}
	if err := st.ForgetAccess("1", ref); err != nil {
		t.Error(err)
	}
	if a, err := st.Access("1", ref); err != nil || !a.At.IsZero() {
		t.Errorf("after the change: %+v %v", a, err)
	}
	if err := os.WriteFile(st.pathIn(factFolder, "1", "roles"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := st.Roles("1"); err == nil {
		t.Error("damage is not told")
	}
}

func TestTextsOfFilesAreCleaned(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{"a":["x y"],"id":9007199254740993}`:            `{"a":["x y"],"id":9007199254740993}`,
		`{"a":["x\u001b[31my"],"id":9007199254740993}`:   `{"a":["xy"],"id":9007199254740993}`,
		"{\"a\":{\"b\":\"x\u202ey\"}}":                   `{"a":{"b":"xy"}}`,
		`{"a":"Client \u0026 \"Co\" \\","b":"Zo\u00eb"}`: `{"a":"Client \u0026 \"Co\" \\","b":"Zo\u00eb"}`,
		`{"a":"\\"} {"b":"\ud800\n"`:                     "{\"a\":\"\\\\\"} {\"b\":\"\ufffd \"",
		`{"a":"\"`:                                       `{"a":"\"`,
		`{"a`:                                            `{"a`,
		`"`:                                              `"`,
		``:                                               ``,
	} {
		if got := string(cleanJSON([]byte(text))); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}
