package store

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"cutui/clickup"
)

func TestSharesAreKept(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	st := New(folder, "work")
	if shared, at, err := st.Shares("333", 7); err != nil || shared != nil || !at.IsZero() {
		t.Errorf("before the first: %v of %v, %v", shared, at, err)
	}
	want := []clickup.SharedItem{
		{Ref: clickup.ItemRef{Kind: clickup.TaskItem, ID: "86b"}, Name: "Zebra", Permission: clickup.PermissionEdit, Closed: true},
		{Ref: clickup.ItemRef{Kind: clickup.ListItem, ID: "9"}, Name: "Launch"},
	}
	if err := st.SaveShares("333", 7, noon, want); err != nil {
		t.Fatal(err)
	}
	if err := st.SaveShares("333", 8, noon, nil); err != nil {
		t.Fatal(err)
	}
	if shared, at, err := New(folder, "work").Shares("333", 7); err != nil || !slices.Equal(shared, want) || !at.Equal(noon) {
		t.Errorf("read %+v of %v, %v", shared, at, err)
	}
	if shared, at, err := st.Shares("333", 8); err != nil || shared == nil || len(shared) != 0 || !at.Equal(noon) {
		t.Errorf("a guest who sees nothing: %#v of %v, %v", shared, at, err)
	}
	if shared, _, err := New(folder, "home").Shares("333", 7); err != nil || shared != nil {
		t.Errorf("another account has %+v, %v", shared, err)
	}
	if info, err := os.Stat(st.sharesPath("333", 7)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("written as %v, %v", info, err)
	}
	if err := errors.Join(st.ForgetShares("333", 8), st.ForgetShares("333", 8)); err != nil {
		t.Errorf("forgotten twice: %v", err)
	}
	if _, at, err := st.Shares("333", 8); err != nil || !at.IsZero() {
		t.Errorf("forgotten: of %v, %v", at, err)
	}
	if done, err := Purge(t.Context(), folder); err != nil || done.Files != 1 {
		t.Errorf("purged %+v, %v", done, err)
	}
}

func TestDamagedSharesAreSetAside(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "work")
	if err := st.SaveShares("333", 7, noon, nil); err != nil {
		t.Fatal(err)
	}
	path := st.sharesPath("333", 7)
	writeRaw(t, path, []byte(`{"version":1,"rows":[{"na`))
	_, _, err := st.Shares("333", 7)
	problem, ok := errors.AsType[*FileError](err)
	if !ok || !errors.Is(err, ErrDamaged) || problem.Aside == "" {
		t.Errorf("damaged: %v", err)
	}
	if shared, at, err := st.Shares("333", 7); err != nil || shared != nil || !at.IsZero() {
		t.Errorf("once set aside: %v of %v, %v", shared, at, err)
	}
	writeRaw(t, path, []byte(`{"version":99}`))
	if _, _, err := st.Shares("333", 7); !errors.Is(err, ErrNewer) {
		t.Errorf("newer: %v", err)
	}
	writeRaw(t, path, []byte(`{"version":1,"at":"2026-01-02T03:04:05Z","rows":[{"kind":1,"id":"9","name":"a\u001b[31mb"}]}`))
	if shared, _, err := st.Shares("333", 7); err != nil || len(shared) != 1 || strings.Contains(shared[0].Name, "\x1b") {
		t.Errorf("edited by hand: %+v, %v", shared, err)
	}
}
