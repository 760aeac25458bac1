package clickup

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// taskPage returns the body of a page with n tasks, whose ids start with the page number.
func taskPage(page, n int, tail string) string {
	tasks := make([]string, n)
	for i := range tasks {
		tasks[i] = fmt.Sprintf(`{"id":"t%d-%d"}`, page, i)
	}
	return `{"tasks":[` + strings.Join(tasks, ",") + `]` + tail + `}`
}

func TestTaskPagesEnd(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		page  func(page int) string
		pages []int // tasks of each
	}{
		{"by a short page", func(p int) string { return taskPage(p, 100-p, "") }, []int{100, 99}},
		{"by an empty page", func(p int) string { return taskPage(p, 100*(1-min(p, 1)), "") }, []int{100, 0}},
		{"by last_page", func(p int) string { return taskPage(p, 100, fmt.Sprintf(`,"last_page":%v`, p == 2)) }, []int{100, 100, 100}},
		{"not by a short page with last_page", func(p int) string { return taskPage(p, 5, fmt.Sprintf(`,"last_page":%v`, p == 2)) }, []int{5, 5, 5}},
		{"by an empty page without last_page", func(p int) string { return taskPage(p, 0, `,"last_page":false`) }, []int{0}},
		{"by a page that comes again", func(int) string { return taskPage(0, 100, `,"last_page":false`) }, []int{100, 0}},
		{"by rows without ids", func(int) string { return `{"tasks":[{},{}]}` }, []int{0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			server := serve(t, func(w http.ResponseWriter, r *http.Request) {
				page, err := strconv.Atoi(r.URL.Query().Get("page"))
				if err != nil || page > 9 {
					t.Errorf("asked for page %q", r.URL.Query().Get("page"))
				}
				_, _ = w.Write([]byte(tt.page(page)))
			})
			var sizes []int
			last := false
			for page, err := range connect(t, server).ListTasks(t.Context(), "1", TaskQuery{}) {
				if err != nil || last {
					t.Fatalf("after %v: %v, after the last page: %v", sizes, err, last)
				}
				sizes, last = append(sizes, len(page.Tasks)), page.Last
			}
			if fmt.Sprint(sizes) != fmt.Sprint(tt.pages) || !last {
				t.Errorf("pages of %v, want %v; ended as last: %v", sizes, tt.pages, last)
			}
		})
	}
}

func TestTaskPagesStopWithTheirCaller(t *testing.T) {
	t.Parallel()
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(taskPage(len(r.URL.RawQuery), 100, "")))
	})
	for range connect(t, server).WorkspaceTasks(t.Context(), "9", TaskQuery{}) {
		break
	}
	if n := len(server.log()); n != 1 {
		t.Errorf("asked for %d pages", n)
	}
}

func TestTaskPagesEndWithAnError(t *testing.T) {
	t.Parallel()
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("page") == "1" {
			w.WriteHeader(http.StatusNotFound)
			_, _ = w.Write([]byte(`{"err":"Task not found","ECODE":"ITEM_013"}`))
			return
		}
		_, _ = w.Write([]byte(taskPage(0, 100, "")))
	})
	var errs []error
	for _, err := range connect(t, server).ListTasks(t.Context(), "1", TaskQuery{}) {
		errs = append(errs, err)
	}
	if len(errs) != 2 || errs[0] != nil || errs[1] == nil {
		t.Errorf("got %v", errs)
	}
}
