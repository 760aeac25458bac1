package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// usage is what a program took.
type usage struct {
	took, cpu time.Duration
	peak      float64 // bytes of memory at most
}

// measured runs a program and is what it wrote and took. The system's own word on its peak
// of memory would begin with that of the bench.
func (l *lab) measured(env []string, program string, args ...string) (string, usage) {
	if l.err != nil {
		return "", usage{}
	}
	cmd := l.command(program, args...)
	var out, errs bytes.Buffer
	cmd.Env, cmd.Stdout, cmd.Stderr = env, &out, &errs
	start, over, peak := time.Now(), make(chan struct{}), 0.0
	err := cmd.Start()
	if err == nil {
		go func() {
			defer close(over)
			look := time.NewTicker(time.Millisecond)
			defer look.Stop()
			for now := 1.0; now > 0; <-look.C {
				now = memoryOf(cmd.Process.Pid, "VmHWM:")
				peak = max(peak, now)
			}
		}()
		err = cmd.Wait()
	}
	u := usage{took: time.Since(start)}
	if err != nil {
		l.fail(fmt.Errorf("%s: %w: %s", strings.Join(args, " "), err, errs.String()))
		return "", u
	}
	<-over
	u.cpu, u.peak = cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime(), peak
	return out.String(), u
}

// plainRoster has the fields that cutui keeps of a roster.
type plainRoster struct {
	Teams []struct {
		ID, Name, Color string
		Members         []struct {
			User      plainUser
			InvitedBy *plainUser `json:"invited_by"`
			Tags      *bool      `json:"can_edit_tags"`
			Spent     *bool      `json:"can_see_time_spent"`
			Estimated *bool      `json:"can_see_time_estimated"`
			Views     *bool      `json:"can_create_views"`
			Points    *bool      `json:"can_see_points_estimated"`
		}
	}
}

type plainUser struct {
	ID, Role        int64
	Email, Initials string
	Username, Color *string
	RoleSubtype     int     `json:"role_subtype"`
	RoleKey         string  `json:"role_key"`
	LastActive      *string `json:"last_active"`
	DateJoined      *string `json:"date_joined"`
	DateInvited     *string `json:"date_invited"`
	CustomRole      *struct {
		ID   int64
		Name string
	} `json:"custom_role"`
}

// plainFlag makes bench a process that reads a roster the plain way.
const plainFlag = "-decode-plainly"

func decodePlainly(r io.Reader) (people int, err error) {
	body, err := io.ReadAll(r)
	if err != nil {
		return 0, err
	}
	var all plainRoster
	if err := json.Unmarshal(body, &all); err != nil {
		return 0, err
	}
	for i := range all.Teams {
		people += len(all.Teams[i].Members)
	}
	return people, nil
}

// plainly is that process's main.
func plainly(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	people, err := decodePlainly(f)
	if err == nil {
		_, err = fmt.Println(people)
	}
	return err
}
