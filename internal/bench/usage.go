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

// measured runs a program and returns what it wrote and took.
func (l *lab) measured(env []string, program string, args ...string) (string, usage) {
	if l.err != nil {
		return "", usage{}
	}
	cmd := l.command(program, args...)
	var out, errs bytes.Buffer
	cmd.Env, cmd.Stdout, cmd.Stderr = env, &out, &errs
	start, peak := time.Now(), make(chan float64, 1)
	err := cmd.Start()
	if err == nil {
		go func() { peak <- peakMemory(cmd.Process.Pid) }()
		err = cmd.Wait()
	}
	u := usage{took: time.Since(start)}
	if err != nil {
		l.fail(fmt.Errorf("%s: %w: %s", strings.Join(args, " "), err, errs.String()))
		return "", u
	}
	u.cpu, u.peak = cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime(), <-peak
	return out.String(), u
}

// peakMemory looks at a program's memory every millisecond until it has ended, and returns
// the most that it had, in bytes. What the system tells afterwards would not do: it counts
// the moment before the program began, in which the process was a copy of the bench.
func peakMemory(pid int) (peak float64) {
	look := time.NewTicker(time.Millisecond)
	defer look.Stop()
	for {
		now := memoryOf(pid, "VmHWM:")
		if now == 0 {
			return peak
		}
		peak = max(peak, now)
		<-look.C
	}
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
