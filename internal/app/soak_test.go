package app_test

import (
	"context"
	"math/rand/v2"
	"net/http"
	"os"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"cutui/clickup"
	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/effect"
	"cutui/internal/store"
	"cutui/keymap"
	"cutui/model"
	"cutui/ui"
	"cutui/ui/theme"
)

// pump is the loop of a terminal program without a terminal, in virtual time: it passes
// messages to the program, draws every frame and runs commands.
type pump struct {
	root tea.Model
	in   chan tea.Msg
	work sync.WaitGroup
	over atomic.Bool // nothing new begins
	done chan struct{}
}

func (p *pump) loop() {
	defer close(p.done)
	for msg := range p.in {
		if look, ok := msg.(func(tea.Model)); ok {
			look(p.root)
			continue
		}
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, cmd := range batch {
				p.runCmd(cmd)
			}
			continue
		}
		if list := reflect.ValueOf(msg); list.Kind() == reflect.Slice && list.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range list.Len() { // one after another, which here makes no difference
				p.runCmd(list.Index(i).Interface().(tea.Cmd))
			}
			continue
		}
		var cmd tea.Cmd
		p.root, cmd = p.root.Update(msg)
		p.root.View()
		p.runCmd(cmd)
	}
}

func (p *pump) runCmd(cmd tea.Cmd) {
	if cmd == nil || p.over.Load() {
		return
	}
	p.work.Go(func() {
		if msg := cmd(); msg != nil {
			p.in <- msg
		}
	})
}

// moods are faults that the simulated ClickUp has for a while, or none.
func moods() []*simtest.Fault {
	return []*simtest.Fault{
		nil, nil, nil,
		{Status: 500},
		{Reset: true},
		{Truncate: true},
		{Hang: true},
		{Status: 200, Body: "<html>"},
		{Status: 429, Header: http.Header{"Retry-After": {"20"}}},
	}
}

// routines are what a user does, key by key: "=text" is typed and "+text" pasted.
func routines() [][]string {
	return [][]string{
		{"r"},
		{"ctrl+r"},
		{"R"},
		{"/", "=role:guest cl", "enter", "j", "j", "space", "v", "j", "*", "esc", "esc", "esc"},
		{"/", "=-status:pending a", "esc", "esc"},
		{"[", "[", "]", "]", "]", "[", "S", "enter", "ctrl+s", "G", "g", "ctrl+d", "ctrl+u"},
		{"3", "enter", "esc", "4", "j", "enter", "esc", "2"},
		{"1", "j", "enter", "2", "j", "enter", "esc"},
		{"?", "=aud", "down", "esc", "esc"},
		{":", "=refresh", "enter", "esc"},
		{"a", "]", "]", "]", "]", "j", "+", "-", "d", "esc", "esc"},
		{"a", "E", "esc", "esc"},
		{"!", "down", "esc", "@", "down", "esc", "C", "down", "esc"},
		{"i", "+Zoe <zoe@else.example>, nobody@, max@else.example", "enter", "enter", "=zebra", "tab", "enter", "enter", "esc", "esc", "esc", "esc", "esc"},
		{"i", "=x@y", "esc", "esc", "esc"},
		{"s", "=launch", "down", "tab", "right", "left", "enter", "esc", "esc", "esc", "esc"},
		{"x", "esc", "e", "tab", "esc", "esc", "I", "=new@northwind.example", "enter", "esc", "esc", "esc"},
		{"U", "=1 person", "enter", "esc", "esc", "esc"},
	}
}

// soak is the whole program with a ClickUp whose moods change.
type soak struct {
	*pump
	t     *testing.T
	rng   *rand.Rand
	mood  atomic.Int32
	calls atomic.Int32
	sim   *sim.Server
	stop  context.CancelFunc
	store *store.Store
	run   *effect.Runner
	api   *clickup.Client
	keys  int
}

func (s *soak) fault(string, *http.Request, int) *simtest.Fault {
	if s.calls.Add(1)%3 > 0 {
		return nil
	}
	return moods()[s.mood.Load()]
}

// begin starts the program as a user does, with a simulator without sockets.
func beginSoak(t *testing.T) *soak {
	t.Helper()
	return beginWith(t, sim.Options{Clock: time.Now, Now: time.Now, People: 60}, rand.New(rand.NewPCG(3, 4)))
}

// beginWith starts the program with a simulator with these options, and with moods.
func beginWith(t *testing.T, o sim.Options, rng *rand.Rand, options ...func(*model.Options)) *soak {
	t.Helper()
	s := &soak{t: t, rng: rng}
	o.Intercept = simtest.Faults(s.fault)
	s.sim = sim.New(o)
	folder := t.TempDir()
	s.store = store.New(folder, "soak")
	clock := clickup.SystemClock{}
	api, err := clickup.New(sim.Token, clickup.WithBaseURL("http://127.0.0.1/api"), clickup.WithTransport(s.sim.Transport()), clickup.WithClock(clock),
		clickup.WithRateObserver(func(r clickup.RateState) { s.run.Observe(r) }))
	if err != nil {
		t.Fatal(err)
	}
	s.run = effect.New(effect.Deps{API: api, Store: s.store, Snapshots: true, Clock: clock, SaveDirs: []string{folder}})
	s.api = api
	ctx, stop := context.WithCancel(t.Context())
	s.stop = stop
	settings := model.Options{RunIDSuffix: "soak"}
	for _, set := range options {
		set(&settings)
	}
	root := ui.New(ctx, ui.Deps{
		State: model.New(settings, time.Now()), Runner: s.run, Keys: keymap.New(false), Styles: theme.New(theme.Dark, true), Now: time.Now,
		Options: ui.Options{Theme: theme.Dark, Mouse: true, ReducedMotion: os.Getenv("CUTUI_LONG") == ""},
	})
	s.pump = &pump{root: root, in: make(chan tea.Msg), done: make(chan struct{})}
	root.Bind(func(msg tea.Msg) { s.in <- msg })
	go s.loop()
	s.runCmd(root.Init())
	s.in <- tea.WindowSizeMsg{Width: 120, Height: 36}
	return s
}

// live does what a user does, for the given time.
func (s *soak) live(length time.Duration) {
	for end := time.Now().Add(length); time.Now().Before(end); {
		s.mood.Store(int32(s.rng.IntN(len(moods()))))
		all := routines()
		for _, key := range all[s.rng.IntN(len(all))] {
			s.press(key)
			time.Sleep(time.Duration(s.rng.IntN(1200)) * time.Millisecond)
		}
		if s.rng.IntN(10) == 0 {
			s.in <- tea.WindowSizeMsg{Width: 60 + s.rng.IntN(120), Height: 16 + s.rng.IntN(40)}
		}
	}
}

func (s *soak) press(key string) {
	s.keys++
	switch text, typed := strings.CutPrefix(key, "="); {
	case typed:
		for _, r := range text {
			s.in <- tea.KeyPressMsg{Code: r, Text: string(r)}
		}
	case key[0] == '+' && len(key) > 1:
		s.in <- tea.PasteMsg{Content: key[1:]}
	default:
		s.in <- named(key)
	}
	synctest.Wait()
}

// named returns the key with a name.
func named(key string) tea.KeyPressMsg {
	codes := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight}
	if letter, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	if code, ok := codes[key]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if key == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	return tea.KeyPressMsg{Code: rune(key[0]), Text: key}
}

// rest waits until nothing is under way, and measures what is left.
func (s *soak) rest() (goroutines int, heap uint64) {
	s.mood.Store(0)
	for range 6 {
		s.press("esc")
	}
	time.Sleep(5 * time.Minute) // longer than any call may take, and any wait
	synctest.Wait()
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return runtime.NumGoroutine(), m.HeapAlloc
}

// end quits the program.
func (s *soak) end() {
	s.over.Store(true)
	s.stop()
	s.work.Wait()
	close(s.in)
	<-s.done
	if err := s.run.Close(context.WithoutCancel(s.t.Context())); err != nil {
		s.t.Error(err)
	}
	_ = s.sim.Close()
}

// Half an hour of use, in virtual time, with a ClickUp that fails now and then: what the
// program holds does not grow with the time it runs. A normal run takes a few minutes of it.
func TestSoak(t *testing.T) { //nolint:paralleltest // it counts goroutines and memory
	first, rest := 2*time.Minute, 4*time.Minute
	if os.Getenv("CUTUI_LONG") != "" {
		first, rest = 10*time.Minute, 30*time.Minute
	}
	synctest.Test(t, func(t *testing.T) {
		s := beginSoak(t)
		s.live(first)
		goroutines, heap := s.rest()
		s.live(rest)
		after, grown := s.rest()
		if after > goroutines {
			stacks := make([]byte, 1<<20)
			t.Errorf("%d goroutines, %d before:\n%s", after, goroutines, stacks[:runtime.Stack(stacks, true)])
		}
		const slack = 3 << 20 // the simulator writes down each of its calls, and snapshots of rosters differ in size
		if grown > heap+slack {
			t.Errorf("%d KiB of memory, %d before", grown>>10, heap>>10)
		}
		t.Logf("%v of use: %d keys, %d calls; memory %.1f, then %.1f MiB; goroutines %d, then %d",
			rest, s.keys, len(s.sim.Calls()), float64(heap)/(1<<20), float64(grown)/(1<<20), goroutines, after)
		s.end()
		if root, ok := s.root.(*ui.Model); !ok || root.Crash() != nil {
			t.Errorf("it crashed: %v", root.Crash())
		}
	})
}
