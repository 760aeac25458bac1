package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"cutui/clickup/sim"
	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/internal/effect"
	"cutui/model"
)

// The network, when it is slow.
const (
	firstByte = 80 * time.Millisecond
	wire      = 100_000_000 / 8 // bytes per second
)

// account is somebody with a ClickUp of their own and a home folder.
type account struct {
	server *sim.Server
	base   string
	home   string
	hang   atomic.Bool // nothing is answered any more
	slow   atomic.Bool // answers begin late
}

// account is one with a workspace of so many people.
func (l *lab) account(people int) (*account, error) {
	if a, ok := l.accounts[people]; ok {
		return a, nil
	}
	a := &account{home: filepath.Join(l.dir, fmt.Sprint("home-", people))}
	a.server = sim.New(sim.Options{
		People: people, Workspaces: 1, RateLimit: -1, BytesPerSecond: wire, Now: time.Now,
		Latency: func(string) time.Duration {
			if a.slow.Load() {
				return firstByte
			}
			return 0
		},
		Intercept: simtest.Faults(func(string, *http.Request, int) *simtest.Fault {
			if a.hang.Load() {
				return &simtest.Fault{Hang: true}
			}
			return nil
		}),
	})
	base, err := a.server.Start()
	if err != nil {
		return nil, err
	}
	a.base, l.accounts[people] = base, a
	return a, nil
}

// visited is such an account that has the roster of the last time on the disk.
func (l *lab) visited(ctx context.Context, people int) (*account, error) {
	a, err := l.account(people)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(a.home); err == nil {
		return a, nil
	}
	err = a.visit(ctx)
	return a, err
}

// visit loads everything, which leaves the roster on the disk.
func (a *account) visit(ctx context.Context) (err error) {
	o, err := app.Open(ctx, app.Options{Env: a.env})
	if err != nil {
		return err
	}
	defer closing(o, &err)
	if err := effect.Drive(ctx, o.Runner, o.State, model.Boot{}, func(*model.State) bool { return false }); err != nil {
		return err
	}
	return o.State.Rosters.Err
}

// variables are the environment of the program.
func (a *account) variables() []string {
	return []string{
		"HOME=" + a.home, "XDG_CONFIG_HOME=" + a.home, "XDG_STATE_HOME=" + a.home, "XDG_DATA_HOME=" + a.home, "XDG_CACHE_HOME=" + a.home,
		"CLICKUP_API_TOKEN=" + sim.Token, "CUTUI_API_URL=" + a.base,
	}
}

func (a *account) env(name string) string {
	for _, v := range a.variables() {
		if key, value, _ := strings.Cut(v, "="); key == name {
			return value
		}
	}
	return ""
}
