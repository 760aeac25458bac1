package store

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestFiltersAreKeptLatestFirst(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "one")
	if got, err := st.Filters(); err != nil || len(got) != 0 {
		t.Fatalf("%v, %v before the first", got, err)
	}
	for _, text := range []string{"role:guest", "never", "role:guest"} {
		if err := st.AddFilter(t.Context(), time.Now(), text); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := st.Filters(); err != nil || !slices.Equal(got, []string{"role:guest", "never"}) {
		t.Errorf("%v, %v", got, err)
	}
	if got, _ := New(t.TempDir(), "two").Filters(); len(got) != 0 {
		t.Errorf("another account has %v", got)
	}
}

func TestFiltersOfADamagedFileAreSetAside(t *testing.T) {
	t.Parallel()
	st := New(t.TempDir(), "one")
	if err := st.AddFilter(t.Context(), time.Now(), "a\x1b[31mb"); err != nil {
		t.Fatal(err)
	}
	if got, _ := st.Filters(); len(got) != 1 || strings.Contains(got[0], "\x1b") {
		t.Errorf("%q", got)
	}
	if err := os.WriteFile(st.filtersPath(), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := st.Filters(); err == nil {
		t.Error("a damaged file is no error")
	}
	if err := st.AddFilter(t.Context(), time.Now(), "again"); err != nil {
		t.Error(err)
	}
}
