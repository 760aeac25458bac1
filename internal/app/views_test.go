package app_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"cutui/internal/app"
	"cutui/model"
	"cutui/model/people"
)

func TestScreenBeginsWithAView(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "config.toml")
	settings := "[[views]]\nname = \"quiet guests\"\nfilter = \"role:guest inactive>60d\"\nsort = \"-last_active\"\ncolumns = [\"email\", \"last_active\"]\n"
	if err := os.WriteFile(file, []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	quiet := model.SavedView{
		Name: "quiet guests", Filter: "role:guest inactive>60d", Sort: people.Sort{Column: people.ByLastActive, Desc: true},
		Columns: []people.Column{people.ByName, people.ByEmail, people.ByLastActive},
	}
	for name, tt := range map[string]struct {
		view, filter string
		want         model.SavedView
		refused      string
	}{
		"nothing":         {"", "", model.SavedView{}, ""},
		"a tab":           {"Guests", "", model.SavedView{View: people.ViewGuests}, ""},
		"a saved one":     {"quiet guests", "", quiet, ""},
		"a filter":        {"", "never", model.SavedView{Filter: "never"}, ""},
		"both":            {"pending", "@client.example", model.SavedView{View: people.ViewPending, Filter: "@client.example"}, ""},
		"no such view":    {"quiet gests", "", model.SavedView{}, `did you mean "quiet guests"?`},
		"no such term":    {"", "inactive>soon", model.SavedView{}, "--filter: "},
		"neither of both": {"nobody", "", model.SavedView{}, "use all, members, guests, pending, admins, domains, quiet guests"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, err := app.Open(t.Context(), app.Options{Demo: true, Config: file, View: tt.view, Filter: tt.filter, Env: func(string) string { return "" }})
			if tt.refused != "" {
				if err == nil || !strings.Contains(err.Error(), tt.refused) {
					t.Errorf("%v, want %q", err, tt.refused)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = a.Close() })
			if !reflect.DeepEqual(a.State.Options.Start, tt.want) {
				t.Errorf("begins with %+v, want %+v", a.State.Options.Start, tt.want)
			}
		})
	}
}

// openWith opens the demo with settings.
func openWith(t *testing.T, settings string) (*app.App, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(file, []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	return app.Open(t.Context(), app.Options{Demo: true, Config: file, Env: func(string) string { return "" }})
}

func TestSavedViewThatCannotBeRead(t *testing.T) {
	t.Parallel()
	for _, wrong := range []string{"filter = \"inactive>soon\"", "sort = \"size\"", "columns = [\"size\"]"} {
		if _, err := openWith(t, "[[views]]\nname = \"mine\"\n"+wrong+"\n"); err == nil || !strings.Contains(err.Error(), `views: "mine": `) {
			t.Errorf("%s: %v", wrong, err)
		}
	}
}

func TestColumnsOfTheSettings(t *testing.T) {
	t.Parallel()
	a, err := openWith(t, `columns = ["name", "until", "email"]`)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	if got, want := a.State.ColumnSetting(), `columns = ["name", "until", "email"]`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if _, err := openWith(t, `columns = ["shoe"]`); err == nil || !strings.Contains(err.Error(), `columns: "shoe" is not a column; use name,`) {
		t.Errorf("%v", err)
	}
}

func TestUserCommandsOfTheSettings(t *testing.T) {
	t.Parallel()
	a, err := openWith(t, "[[command]]\nname = \"mail\"\nkey = \"K\"\nrun = [\"mail\", \"{{.Email}}\"]\nreads_only = true\n")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	if c := a.State.Options.Commands; len(c) != 1 || c[0].String() != "mail {{.Email}}" || !c[0].ReadsOnly {
		t.Errorf("%+v", c)
	}
	if _, err := openWith(t, "[[command]]\nname = \"mail\"\nkey = \"K\"\nrun = [\"{{.Email}}\"]\n"); err == nil || !strings.Contains(err.Error(), `command: "mail": the program`) {
		t.Errorf("%v", err)
	}
}
