package clickup

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
)

const (
	firstBatch = 64   // people, about a screen: they should show at once
	nextBatch  = 4096 // people
)

// Batch is a part of a roster as it arrives. The batches of a workspace follow one
// another; Name and Color may come only with the last one. People belong to the receiver.
type Batch struct {
	ID     WorkspaceID
	Name   string
	Color  string
	People []Person
	Last   bool // nobody of this workspace follows
}

// StreamWorkspaces asks for every workspace of the token with everybody in it
// (GetAuthorizedTeams) and gives the people to receive in batches while the answer
// arrives. After an error what was received is only a part of the roster.
func (c *Client) StreamWorkspaces(ctx context.Context, receive func(Batch)) error {
	return c.stream(ctx, get(opWorkspaces, "team"), "", receive)
}

// stream reads a roster; id is the workspace of people that come without one.
func (c *Client) stream(ctx context.Context, call Call, id WorkspaceID, receive func(Batch)) error {
	resp, err := c.send(ctx, call, rosterTimeout)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	found, err := decodeRoster(http.MaxBytesReader(nil, resp.Body, maxRoster), id, receive)
	switch {
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

// rosterDecoder walks a roster's JSON and never holds more than a row of it.
type rosterDecoder struct {
	json    *json.Decoder
	pool    *pool
	receive func(Batch)
	now     Batch // the workspace being read
	sent    bool  // a batch of it was received
	found   rosterFound
}

// rosterFound is what an answer held besides people.
type rosterFound struct {
	workspaces bool // it is a roster, if only an empty one
	people     bool // with people, if only none
	fault      fault
}

var errNotJSON = errors.New("not a JSON object")

// decodeRoster reads {"teams":[…]}, {"team":{…}} or {"members":[…]}; the last is of the
// workspace id.
func decodeRoster(r io.Reader, id WorkspaceID, receive func(Batch)) (rosterFound, error) {
	page := &pageDetector{r: r}
	d := &rosterDecoder{json: json.NewDecoder(page), pool: newPool(), receive: receive}
	err := d.object(func(key string) error { return d.top(key, id) })
	if err == nil {
		err = d.end()
	}
	switch {
	case page.isPage:
		err = errPage
	case errors.Is(err, io.EOF) && d.json.InputOffset() == 0:
		err = errEmpty
	case errors.Is(err, io.EOF):
		err = io.ErrUnexpectedEOF
	}
	return d.found, err
}

// end makes sure that nothing follows, which also reads the body to its end.
func (d *rosterDecoder) end() error {
	switch _, err := d.json.Token(); {
	case err == nil:
		return errNotJSON
	case !errors.Is(err, io.EOF):
		return err
	}
	return nil
}

func (d *rosterDecoder) top(key string, id WorkspaceID) error {
	switch key {
	case "teams":
		d.found.workspaces = true
		return d.array(d.workspace)
	case "team":
		d.found.workspaces = true
		return d.workspace()
	case "members", "users":
		d.found.workspaces = true
		d.now, d.sent = Batch{ID: id}, false
		if err := d.members(); err != nil {
			return err
		}
		d.flush(true)
		return nil
	case "err":
		return d.json.Decode(&d.found.fault.Err)
	case "error":
		return d.json.Decode(&d.found.fault.Error)
	case "ECODE":
		return d.json.Decode(&d.found.fault.Code)
	}
	return d.skip()
}

func (d *rosterDecoder) workspace() error {
	d.now, d.sent = Batch{}, false
	err := d.object(func(key string) error {
		var value text
		switch key {
		case "members":
			return d.members()
		case "id", "name", "color":
			if err := d.json.Decode(&value); err != nil {
				return err
			}
		default:
			return d.skip()
		}
		switch key {
		case "id":
			d.now.ID = WorkspaceID(value)
		case "name":
			d.now.Name = string(value)
		case "color":
			d.now.Color = string(color(value))
		}
		return nil
	})
	if err == nil {
		d.flush(true)
	}
	return err
}

func (d *rosterDecoder) members() error {
	d.found.people = true
	return d.array(d.row)
}

// row reads one person and hands over a full batch.
func (d *rosterDecoder) row() error {
	var m wireMember
	err := d.json.Decode(&m)
	if _, odd := errors.AsType[*json.UnmarshalTypeError](err); err != nil && !odd {
		return err
	}
	if p, ok := d.pool.person(&m); ok {
		d.now.People = append(d.now.People, p)
	}
	if size := len(d.now.People); size >= nextBatch || !d.sent && size >= firstBatch {
		d.flush(false)
	}
	return nil
}

// flush hands the people read so far over. Before the workspace's id is known they have to wait.
func (d *rosterDecoder) flush(last bool) {
	if d.now.ID == "" {
		return
	}
	d.now.Last = last
	d.receive(d.now)
	d.sent = true
	d.now.People = nil
	if !last {
		d.now.People = make([]Person, 0, nextBatch)
	}
}

// object calls field for every key; a value that is no object is skipped.
func (d *rosterDecoder) object(field func(key string) error) error {
	return d.inside('{', func() error {
		key, err := d.json.Token()
		if err != nil {
			return err
		}
		name, _ := key.(string)
		return field(name)
	})
}

// array calls item for every element; a value that is no array is skipped.
func (d *rosterDecoder) array(item func() error) error { return d.inside('[', item) }

func (d *rosterDecoder) inside(open json.Delim, next func() error) error {
	token, err := d.json.Token()
	if err != nil {
		return err
	}
	if token != open {
		return d.leave(token)
	}
	for d.json.More() {
		if err := next(); err != nil {
			return err
		}
	}
	_, err = d.json.Token()
	return err
}

// leave skips the rest of a value whose first token was read.
func (d *rosterDecoder) leave(first json.Token) error {
	if _, nested := first.(json.Delim); !nested {
		return nil
	}
	for d.json.More() {
		if err := d.skip(); err != nil {
			return err
		}
	}
	_, err := d.json.Token()
	return err
}

func (d *rosterDecoder) skip() error {
	token, err := d.json.Token()
	if err != nil {
		return err
	}
	return d.leave(token)
}

// pageDetector notices a body that is a web page.
type pageDetector struct {
	r      io.Reader
	seen   bool
	isPage bool
}

// Read reads on, with an eye on the first bytes.
func (p *pageDetector) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	if n > 0 && !p.seen {
		p.seen, p.isPage = true, isPage(b[:n])
	}
	return n, err
}
