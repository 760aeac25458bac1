package sim

import (
	"slices"
	"strings"
	"testing"

	"cutui/clickup/sim/internal/calltest"
	"cutui/clickup/sim/internal/world"
)

// column returns the values of a key in a list of objects.
func column(t *testing.T, r calltest.Reply, list, key string) []string {
	t.Helper()
	calltest.WantStatus(t, r, 200, "")
	var out []string
	for _, m := range calltest.At(t, r.Body, list).([]any) {
		out = append(out, calltest.At(t, m, key).(string))
	}
	return out
}

func TestHierarchy(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	spaces := ask(t, s, "GET", calltest.Team(world.Northwind, "space"), "")
	if got := column(t, spaces, "spaces", "name"); !slices.Equal(got, []string{"Client work", "Operations", "Studio"}) {
		t.Errorf("spaces %v", got)
	}
	archived := ask(t, s, "GET", calltest.Team(world.Northwind, "space?archived=true"), "")
	if got := column(t, archived, "spaces", "name"); !slices.Equal(got, []string{"Old studio"}) {
		t.Errorf("archived spaces %v", got)
	}
	if calltest.At(t, spaces.Body, "spaces", 2, "private") != true || calltest.At(t, spaces.Body, "spaces", 2, "members", 0, "user", "id") == nil {
		t.Error("a private space has no members")
	}
	first := calltest.At(t, spaces.Body, "spaces", 0, "id").(string)
	folders := ask(t, s, "GET", "/v2/space/"+first+"/folder?archived=false", "")
	if got := column(t, folders, "folders", "name"); !slices.Equal(got, []string{"Client & Co", "Brightwater", "Harborline"}) {
		t.Errorf("folders %v", got)
	}
	if strings.Contains(folders.Raw, `\u0026`) {
		t.Error("the answer escapes for HTML")
	}
	var embedded []string
	for _, l := range calltest.At(t, folders.Body, "folders", 0, "lists").([]any) {
		embedded = append(embedded, calltest.At(t, l, "name").(string))
	}
	folder := calltest.At(t, folders.Body, "folders", 0, "id").(string)
	lists := column(t, ask(t, s, "GET", "/v2/folder/"+folder+"/list", ""), "lists", "name")
	if !slices.Equal(lists, embedded) || !slices.Equal(lists, []string{"Launch", "Website", "Retainer"}) {
		t.Errorf("lists %v, embedded %v", lists, embedded)
	}
	one := ask(t, s, "GET", "/v2/folder/"+folder, "")
	if calltest.At(t, one.Body, "name") != "Client & Co" {
		t.Errorf("one folder: %s", one.Raw)
	}
	loose := ask(t, s, "GET", "/v2/space/"+first+"/list", "")
	if got := column(t, loose, "lists", "name"); !slices.Equal(got, []string{"New business", "Intake 受付"}) {
		t.Errorf("folderless lists %v", got)
	}
	if calltest.At(t, loose.Body, "lists", 0, "folder", "hidden") != true || calltest.At(t, loose.Body, "lists", 0, "folder", "name") != "hidden" {
		t.Error("folderless lists are not in a hidden folder")
	}
	list := ask(t, s, "GET", "/v2/list/"+calltest.At(t, loose.Body, "lists", 0, "id").(string), "")
	if calltest.At(t, list.Body, "name") != "New business" || len(calltest.At(t, list.Body, "statuses").([]any)) != 4 {
		t.Errorf("one list: %s", list.Raw)
	}
}

func TestArchivedListsAreApart(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	folder := s.world.Workspace(world.Northwind).Spaces[0].Folders[1]
	path := "/v2/folder/" + folder.ID + "/list"
	if got := column(t, ask(t, s, "GET", path+"?archived=true", ""), "lists", "name"); !slices.Equal(got, []string{"Film"}) {
		t.Errorf("archived lists %v", got)
	}
	if got := column(t, ask(t, s, "GET", path, ""), "lists", "name"); slices.Contains(got, "Film") {
		t.Errorf("lists %v", got)
	}
	film := "/v2/list/" + folder.Lists[1].ID + "/task?include_closed=true"
	if got := column(t, ask(t, s, "GET", film, ""), "tasks", "id"); len(got) != 0 {
		t.Error("the tasks of an archived list are there without archived=true")
	}
	if got := column(t, ask(t, s, "GET", film+"&archived=true", ""), "tasks", "id"); len(got) == 0 {
		t.Error("the tasks of an archived list are not there with archived=true")
	}
}
