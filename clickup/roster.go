package clickup

import (
	"context"
	"errors"
	"io"
	"iter"
	"net/http"
)

const (
	firstBatch = 64   // people, about a screenful, to show them at once
	nextBatch  = 4096 // people
)

// RosterBatch is some of the people of a workspace. All batches of a workspace come before
// those of the next one. Name and Color may be set in the last batch only. The receiver may
// keep and change People.
type RosterBatch struct {
	ID     WorkspaceID
	Name   string
	Color  string
	People []Person
	Unread int  // people who were left out because they have no valid id
	Last   bool // this is the last batch of the workspace
}

// StreamWorkspaces yields every workspace of the token with everybody in it, in batches while
// the answer arrives (GetAuthorizedTeams). It stops after the first error; the batches before
// it are only a part of the roster. Breaking out of the loop ends the call.
func (c *Client) StreamWorkspaces(ctx context.Context) iter.Seq2[RosterBatch, error] {
	return func(yield func(RosterBatch, error) bool) {
		receive := func(b RosterBatch) bool { return yield(b, nil) }
		err := c.stream(ctx, get(opWorkspaces, "team"), "", receive)
		if err != nil && !errors.Is(err, errStopped) {
			yield(RosterBatch{}, err)
		}
	}
}

// errStopped means that the caller stopped reading a roster.
var errStopped = errors.New("no more of the roster is wanted")

// stream sends a call and passes the roster in its answer to receive, which returns false to
// stop. If the answer names no workspace, the people are of workspace id.
func (c *Client) stream(ctx context.Context, call Call, id WorkspaceID, receive func(RosterBatch) bool) error {
	resp, err := c.send(ctx, call, rosterTimeout)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	found, err := decodeRoster(http.MaxBytesReader(nil, resp.Body, c.maxBytes.roster), id, receive)
	switch {
	case errors.Is(err, errStopped):
		return err
	case err != nil:
		return call.broken(ctx, resp.StatusCode, err)
	case found.fault.Code != "" || found.fault.Err != "" || found.fault.Error != "":
		return c.refused(call, resp.StatusCode, found.fault)
	case !found.workspaces:
		return call.lacks("the workspaces")
	case !found.people && call.Op == opWorkspace:
		return call.lacks("the people")
	}
	return nil
}

// rosterFound says what an answer contained.
type rosterFound struct {
	workspaces bool // a list of workspaces or people, maybe empty
	people     bool // a list of people, maybe empty
	fault      fault
}

var errNotJSON = errors.New("not a JSON object")

// decodeRoster decodes {"teams":[…]}, {"team":{…}} or {"members":[…]}; the last of these has
// no id, and its people are of workspace id.
func decodeRoster(r io.Reader, id WorkspaceID, receive func(RosterBatch) bool) (rosterFound, error) {
	d := &rosterDecoder{in: newInput(r), rows: newRowReader(), receive: receive}
	switch page, err := d.in.isPage(); {
	case errors.Is(err, io.EOF):
		return d.found, errEmpty
	case err != nil:
		return d.found, err
	case page:
		return d.found, errPage
	}
	err := d.object(func(key string) error { return d.top(key, id) })
	if err == nil {
		err = d.end()
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return d.found, err
}

// end fails if anything but blanks follows. It reads the body to its end.
func (d *rosterDecoder) end() error {
	switch _, err := d.in.peek(); {
	case err == nil:
		return errNotJSON
	case !errors.Is(err, io.EOF):
		return err
	}
	return nil
}

// rosterDecoder decodes a roster and passes on its people while it arrives. It keeps only a
// window of the JSON in memory. Values that are odd, broken or larger than the window are
// decoded by encoding/json instead.
type rosterDecoder struct {
	in      *input
	rows    *rowReader
	depth   int
	receive func(RosterBatch) bool // returns false to stop
	now     RosterBatch            // the next batch of the current workspace
	sent    int                    // people in its earlier batches
	found   rosterFound
}
