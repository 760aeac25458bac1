package store

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"cutui/clickup"
	"cutui/model/items"
)

func someItems() []items.Item {
	return []items.Item{
		{Name: "Client work", Space: "1"},
		{Ref: clickup.ItemRef{Kind: clickup.FolderItem, ID: "7"}, Name: "Client & Co", Space: "1", Path: "Client work"},
		{
			Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86b"}, Name: "Zebra", CustomID: "NW-1", Space: "1", Folder: "7", List: "9",
			Path: "Client work / Client & Co / Launch", Closed: true, Updated: 1_700_000_000_000,
		},
	}
}

func TestItemsAreKept(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	st := New(folder, "work")
	if items, at, err := st.Items("333"); err != nil || items != nil || !at.IsZero() {
		t.Errorf("before the first: %v of %v, %v", items, at, err)
	}
	if err := st.SaveItems("333", noon, someItems()); err != nil {
		t.Fatal(err)
	}
	if items, at, err := New(folder, "work").Items("333"); err != nil || !slices.Equal(items, someItems()) || !at.Equal(noon) {
		t.Errorf("read %+v of %v, %v", items, at, err)
	}
	for name, other := range map[string]*Store{"another account": New(folder, "home"), "another workspace": st} {
		ws := clickup.WorkspaceID("333")
		if other == st {
			ws = "../333"
		}
		if items, _, err := other.Items(ws); err != nil || items != nil {
			t.Errorf("%s has %+v, %v", name, items, err)
		}
	}
	if info, err := os.Stat(st.path(itemFolder, "333")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("written as %v, %v", info, err)
	}
	if done, err := Purge(t.Context(), folder); err != nil || done.Files != 1 {
		t.Errorf("purged %+v, %v", done, err)
	}
	if items, _, err := st.Items("333"); err != nil || items != nil {
		t.Errorf("after the purge: %v, %v", items, err)
	}
}

func TestDamagedItemsAreSetAside(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "work")
	if err := st.SaveItems("333", noon, someItems()); err != nil {
		t.Fatal(err)
	}
	path := st.path(itemFolder, "333")
	writeRaw(t, path, []byte(`{"version":1,"rows":[{"na`))
	_, _, err := st.Items("333")
	problem, ok := errors.AsType[*FileError](err)
	if !ok || !errors.Is(err, ErrDamaged) || problem.Aside == "" {
		t.Errorf("damaged: %v", err)
	}
	if items, _, err := st.Items("333"); err != nil || items != nil {
		t.Errorf("once set aside: %v, %v", items, err)
	}
	writeRaw(t, path, []byte(`{"version":1,"at":"2026-01-02T03:04:05Z","items":[{"name":"a","space":"1"}]}`))
	if items, at, err := st.Items("333"); err != nil || items != nil || !at.IsZero() {
		t.Errorf("of an earlier version: %v of %v, %v", items, at, err)
	}
	writeRaw(t, path, []byte(`{"version":99}`))
	if _, _, err := st.Items("333"); !errors.Is(err, ErrNewer) {
		t.Errorf("newer: %v", err)
	}
	writeRaw(t, path, []byte(`{"version":1,"at":"2026-01-02T03:04:05Z","rows":[{"name":"a\u001b[31mb","space":"1"}]}`))
	if items, at, err := st.Items("333"); err != nil || len(items) != 1 || strings.Contains(items[0].Name, "\x1b") || at.Year() != 2026 {
		t.Errorf("edited by hand: %+v of %v, %v", items, at.Format(time.DateOnly), err)
	}
}
