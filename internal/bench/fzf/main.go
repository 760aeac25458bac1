// Command fzf times cutui's filter against fzf's own matching, FuzzyMatchV2, over the
// same people, both on one thread, and prints what it found as JSON. It is a module of
// its own so that cutui does not need fzf. The other measurements start it:
//
//	fzf ROSTER ROUNDS
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/junegunn/fzf/src/algo"
	"github.com/junegunn/fzf/src/util"

	"cutui/clickup"
	"cutui/internal/bench/stopwatch"
	"cutui/model/people"
)

// timing is what one query took, the median of the rounds.
type timing struct {
	Query   string        `json:"query"`
	Matches int           `json:"matches"`
	Fzf     time.Duration `json:"fzf"`
	Ours    time.Duration `json:"ours"`
	Ratio   float64       `json:"ratio"`
}

// queries are what is typed, from a letter to what nobody is called.
func queries() []string {
	return []string{"a", "e", "m", "z", "7", "ma", "mar", "tan", "olu", "tanaka", "garcia", "lukasz", "client", "yuki.m", "xq"}
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: fzf ROSTER ROUNDS")
		os.Exit(2)
	}
	rounds, err := strconv.Atoi(os.Args[2])
	if err == nil {
		err = run(os.Args[1], max(1, rounds))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(file string, rounds int) error {
	rows, err := read(file)
	if err != nil {
		return err
	}
	var all []timing
	theirs, ours := newMatcher(rows), newFilter(rows)
	for _, q := range queries() {
		t, err := compare(theirs, ours, q, rounds)
		if err != nil {
			return err
		}
		all = append(all, t)
	}
	return json.NewEncoder(os.Stdout).Encode(all)
}

// compare times a query in turns, after both have found the same people.
func compare(theirs *matcher, ours filter, query string, rounds int) (timing, error) {
	want := slices.Clone(theirs.match(query))
	got, err := ours.find(query)
	if err != nil {
		return timing{}, err
	}
	if sorted := slices.Sorted(slices.Values(got)); !slices.Equal(sorted, want) {
		return timing{}, fmt.Errorf("%q finds %d people, and %d by fzf", query, len(got), len(want))
	}
	var base, mine []time.Duration
	var ratios []float64
	for range rounds {
		b := stopwatch.Time(func() { theirs.match(query) })
		m := stopwatch.Time(func() { _, _ = ours.find(query) })
		base, mine, ratios = append(base, b), append(mine, m), append(ratios, float64(m)/float64(b))
	}
	return timing{Query: query, Matches: len(want), Fzf: median(base), Ours: median(mine), Ratio: median(ratios)}, nil
}

func median[T cmp.Ordered](all []T) T { return slices.Sorted(slices.Values(all))[len(all)/2] }

// matcher is fzf's, over texts it has prepared.
type matcher struct {
	texts []util.Chars
	slab  *util.Slab
	found []int32
}

func newMatcher(rows []clickup.Person) *matcher {
	algo.Init("default")
	m := &matcher{slab: util.MakeSlab(100*1024, 2048)}
	for i := range rows {
		m.texts = append(m.texts, util.ToChars([]byte(rows[i].Name+"\t"+rows[i].Email)))
	}
	return m
}

func (m *matcher) match(query string) []int32 {
	pattern := []rune(strings.ToLower(query))
	m.found = m.found[:0]
	for i := range m.texts {
		if r, _ := algo.FuzzyMatchV2(false, true, true, &m.texts[i], pattern, false, m.slab); r.Start >= 0 {
			m.found = append(m.found, int32(i))
		}
	}
	return m.found
}

// filter is cutui's, which also puts whom it finds in order.
type filter struct{ people *people.People }

func newFilter(rows []clickup.Person) filter {
	f := filter{people.New(rows)}
	people.Job{People: f.people}.Run(nil) // by name, as at the start
	return f
}

func (f filter) find(query string) ([]int32, error) {
	q, err := people.ParseQuery(query)
	if err != nil {
		return nil, err
	}
	r, _ := people.Job{People: f.people, Query: q}.Run(nil)
	return r.Rows, nil
}

// read decodes a roster by cutui's client.
func read(file string) ([]clickup.Person, error) {
	c, err := clickup.New("pk_1_NONE", clickup.WithTransport(fileTransport(file)))
	if err != nil {
		return nil, err
	}
	all, err := c.Workspaces(context.Background())
	switch {
	case err != nil:
		return nil, err
	case len(all) == 0:
		return nil, errors.New("the roster is empty")
	}
	return all[0].People, nil
}

// fileTransport answers with a file.
type fileTransport string

// RoundTrip opens the file.
func (t fileTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	f, err := os.Open(string(t))
	if err != nil {
		return nil, err
	}
	return &http.Response{
		Status: "200 OK", StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{}, Body: io.NopCloser(f), ContentLength: -1, Request: r,
	}, nil
}
