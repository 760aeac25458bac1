package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"cutui/clickup"
	"cutui/clickup/sim"
)

// coldFlag makes bench a fresh process that decodes one roster and says what that took.
const coldFlag = "-cold"

// The ways in which a roster is decoded.
const (
	plainWay = "plain" // io.ReadAll and encoding/json
	ourWay   = "ours"
)

// plainRoster has the fields that cutui keeps of a roster.
type plainRoster struct {
	Teams []struct {
		ID      string        `json:"id"`
		Name    string        `json:"name"`
		Color   string        `json:"color"`
		Members []plainMember `json:"members"`
	} `json:"teams"`
}

type plainMember struct {
	User             plainUser  `json:"user"`
	InvitedBy        *plainUser `json:"invited_by"`
	EditTags         *bool      `json:"can_edit_tags"`
	SeeTimeSpent     *bool      `json:"can_see_time_spent"`
	SeeTimeEstimated *bool      `json:"can_see_time_estimated"`
	CreateViews      *bool      `json:"can_create_views"`
	SeePoints        *bool      `json:"can_see_points_estimated"`
}

type plainUser struct {
	ID          int64   `json:"id"`
	Username    *string `json:"username"`
	Email       string  `json:"email"`
	Color       *string `json:"color"`
	Initials    string  `json:"initials"`
	Role        int     `json:"role"`
	RoleSubtype int     `json:"role_subtype"`
	RoleKey     string  `json:"role_key"`
	CustomRole  *struct {
		ID   int64  `json:"id"`
		Name string `json:"name"`
	} `json:"custom_role"`
	LastActive  *string `json:"last_active"`
	DateJoined  *string `json:"date_joined"`
	DateInvited *string `json:"date_invited"`
}

// taken is what a decoding took.
type taken struct {
	People int           `json:"people"`
	Time   time.Duration `json:"time"`
	Peak   int64         `json:"peak"` // bytes of memory at most, more than before it
}

// decodeRoster is P5.
func decodeRoster(ctx context.Context, l *lab) ([]finding, error) {
	body, err := l.roster(ctx)
	if err != nil {
		return nil, err
	}
	if err := sameRoster(ctx, l, body); err != nil {
		return nil, err
	}
	file, err := l.rosterFile(ctx)
	if err != nil {
		return nil, err
	}
	var times, peaks duel
	for range l.rounds(9, 4) {
		for _, way := range []string{plainWay, ourWay} {
			t, err := inFreshProcess(ctx, way, file)
			if err != nil {
				return nil, err
			}
			if t.People != l.people {
				return nil, fmt.Errorf("%s found %d people", way, t.People)
			}
			if way == plainWay {
				times.base, peaks.base = append(times.base, t.Time), append(peaks.base, time.Duration(t.Peak))
			} else {
				times.ours, peaks.ours = append(times.ours, t.Time), append(peaks.ours, time.Duration(t.Peak))
			}
		}
	}
	what := fmt.Sprintf("decode a roster of %d MB", len(body)/1_000_000)
	against := "`io.ReadAll` and `encoding/json` into the same fields"
	found := []finding{{
		what: what, against: against, base: figure(median(times.base)), ours: figure(median(times.ours)),
		ratio: 1 / times.ratio(), unit: "× faster", limit: 6, atLeast: true,
	}}
	if median(peaks.base) > 0 {
		found = append(found, finding{
			what: what + ": peak memory", against: against,
			base: mebibytes(float64(median(peaks.base))), ours: mebibytes(float64(median(peaks.ours))),
			ratio: 1 / peaks.ratio(), unit: "× less", limit: 4, atLeast: true,
		})
	}
	return found, nil
}

func inFreshProcess(ctx context.Context, way, file string) (t taken, err error) {
	self, err := os.Executable()
	if err != nil {
		return t, err
	}
	out, err := exec.CommandContext(ctx, self, coldFlag, way, file).Output()
	if err != nil {
		return t, fmt.Errorf("%s: %w", way, err)
	}
	err = json.Unmarshal(out, &t)
	return t, err
}

// cold decodes a file and prints what it took; it is the fresh process's main.
func cold(way, file string) int {
	t, err := decodeCold(way, file)
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(t)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func decodeCold(way, name string) (t taken, err error) {
	file, err := os.Open(name)
	if err != nil {
		return t, err
	}
	defer file.Close()
	before := memory("VmRSS")
	start := time.Now()
	if way == plainWay {
		var all plainRoster
		all, err = decodePlain(file)
		t.Time = time.Since(start)
		for i := range all.Teams {
			t.People += len(all.Teams[i].Members)
		}
	} else {
		var batches []clickup.RosterBatch
		err = stream(context.Background(), file, func(b clickup.RosterBatch) { batches = append(batches, b) })
		t.Time = time.Since(start)
		for i := range batches {
			t.People += len(batches[i].People)
		}
	}
	if peak := memory("VmHWM"); peak > before {
		t.Peak = peak - before
	}
	return t, err
}

func decodePlain(r io.Reader) (all plainRoster, err error) {
	body, err := io.ReadAll(r)
	if err != nil {
		return all, err
	}
	err = json.Unmarshal(body, &all)
	return all, err
}

// stream decodes by the client, whose only answer is r.
func stream(ctx context.Context, r io.Reader, receive func(clickup.RosterBatch)) error {
	c, err := clickup.New(sim.Token, clickup.WithTransport(reading{r}))
	if err != nil {
		return err
	}
	for b, err := range c.StreamWorkspaces(ctx) {
		if err != nil {
			return err
		}
		receive(b)
	}
	return nil
}

type reading struct{ io.Reader }

// RoundTrip answers with what the reader has.
func (b reading) RoundTrip(r *http.Request) (*http.Response, error) {
	return answer(r, io.NopCloser(b.Reader)), nil
}

// memory is a size from the system's account of this process, in bytes; 0 where the
// system has none.
func memory(name string) int64 { return memoryOf("self", name) }

func memoryOf(pid, name string) int64 {
	status, err := os.ReadFile("/proc/" + pid + "/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			kilobytes, _ := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			return kilobytes << 10
		}
	}
	return 0
}

var errDiffers = errors.New("the results differ from those of the plain way")
