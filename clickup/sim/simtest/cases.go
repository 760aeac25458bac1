package simtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// Case is a test case: the answers of a ClickUp, and what cutui must do with them.
type Case struct {
	Name     string  `json:"-"`
	Source   string  `json:"source"`
	Command  string  `json:"command"`
	Expected string  `json:"expected"`
	Routes   []Route `json:"routes"`
	Checks   []Check `json:"checks"`
}

// Route is the answer to calls with a method (* for all) whose whole path matches a regular expression.
// Times is how often it answers; 0 means always.
type Route struct {
	Method string          `json:"method"`
	Path   string          `json:"path"`
	Times  int             `json:"times"`
	Status int             `json:"status"` // 0 means 200
	Body   json.RawMessage `json:"body"`
}

// Check is a command line and its expected result, or keys and what the screen must show. Texts are
// regular expressions.
type Check struct {
	Args   []string       `json:"args"`
	Exit   int            `json:"exit"`
	Out    []string       `json:"stdout"`
	Err    []string       `json:"stderr"`
	NotOut []string       `json:"not_stdout"`
	JSON   map[string]any `json:"json"` // by path, such as people.0.seat.paid
	Screen []ScreenStep   `json:"screen"`
}

// ScreenStep is keys to press and a text to type, and what the screen must and must not show after that.
type ScreenStep struct {
	Keys []string `json:"keys"`
	Type string   `json:"type"`
	Wait []string `json:"wait"`
	Gone []string `json:"gone"`
}

// LoadCases reads the cases in a folder and their checks, which may be in a different folder. A missing
// folder has no cases.
func LoadCases(dir, checks string) ([]Case, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	var all []Case
	for _, file := range files {
		c := Case{Name: strings.TrimSuffix(filepath.Base(file), ".json")}
		for _, part := range []string{file, filepath.Join(checks, filepath.Base(file))} {
			data, err := os.ReadFile(part)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err == nil {
				err = json.Unmarshal(data, &c)
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", part, err)
			}
		}
		all = append(all, c)
	}
	return all, nil
}

// Handler returns a handler that answers with the first matching route of the case. Without a route it
// also answers calls for the caller and for any task.
func (c Case) Handler() http.Handler {
	return &caseServer{routes: append(c.Routes, everyCase()...), used: make([]int, len(c.Routes)+len(everyCase()))}
}

func everyCase() []Route {
	return []Route{
		{Method: "GET", Path: "/v2/user", Body: json.RawMessage(`{"user":{"id":57200000,"username":"Olga Owner","email":"olga@acme.example"}}`)},
		{Method: "GET", Path: "/v2/team/[0-9]+/space", Body: json.RawMessage(`{"spaces":[]}`)},
		{Method: "GET", Path: "/v2/team/[0-9]+/task", Body: json.RawMessage(`{"tasks":[],"last_page":true}`)},
	}
}

type caseServer struct {
	mu     sync.Mutex
	routes []Route
	used   []int
}

// ServeHTTP answers a call, with or without /api.
func (s *caseServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimPrefix(r.URL.Path, "/api")
	w.Header().Set("Content-Type", "application/json")
	if id, ok := strings.CutPrefix(path, "/v2/task/"); ok && r.Method == http.MethodGet && !strings.Contains(id, "/") && !s.knows(r.Method, path) {
		fmt.Fprintf(w, `{"id":%q,"name":"Task %s","team_id":"9006000000","permission_level":"create","list":{"id":"901","name":"List"},"folder":{"id":"902","name":"Folder"},"space":{"id":"903"}}`, id, id)
		return
	}
	route, ok := s.take(r.Method, path)
	if !ok {
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, `{"err":"Route not found","ECODE":"APP_001"}`)
		return
	}
	if route.Status != 0 {
		w.WriteHeader(route.Status)
	}
	_, _ = w.Write(route.Body) // the client has left
}

func (s *caseServer) knows(method, path string) bool {
	for _, r := range s.routes {
		if r.matches(method, path) {
			return true
		}
	}
	return false
}

// take returns the first matching route that may still answer.
func (s *caseServer) take(method, path string) (Route, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, r := range s.routes {
		if r.matches(method, path) && (r.Times == 0 || s.used[i] < r.Times) {
			s.used[i]++
			return r, true
		}
	}
	return Route{}, false
}

func (r Route) matches(method, path string) bool {
	if r.Method != "*" && r.Method != method {
		return false
	}
	ok, err := regexp.MatchString("^(?:"+r.Path+")$", path)
	return ok && err == nil
}
