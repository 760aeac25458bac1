package fake

import (
	"context"
	"errors"
	"strings"

	"cutui/clickup"
	"cutui/model"
	"cutui/model/accessreview"
	"cutui/model/people"
)

// Disk is what is on disk at the start, and what the program stores there.
type Disk struct {
	Runs      []model.RunRecord
	Decisions []model.Decision
	Past      []clickup.Person // the snapshot of the first workspace a month ago; nil if there is none
	DropErr   error            // the error of giving up a run
	Reviews   []accessreview.Review
}

// compute answers effects of the machine: computing, copying, opening and writing.
func (c *ClickUp) compute(e model.Effect, emit func(model.Msg)) {
	switch e := e.(type) {
	case model.Rank, model.Merge, model.Compare, model.RollUp, model.Rest:
		model.Perform(context.Background(), e, nil, emit)
	case model.Audit:
		emit(e.Do())
	case model.Copy:
		c.Asked = append(c.Asked, e)
		emit(model.Copied{What: e.What, Text: e.Text})
	case model.OpenURL:
		c.Asked = append(c.Asked, e)
		emit(model.Opened{URL: e.URL})
	case model.WriteDocument:
		c.Asked = append(c.Asked, e)
		emit(model.Saved{Path: "/home/olga/" + e.Document.FileName() + "." + e.Format})
	case model.Export:
		c.Asked = append(c.Asked, e)
		emit(model.Saved{Path: "/home/olga/" + e.Name + "." + e.Format})
	default:
		c.disk(e, emit)
	}
}

// disk answers effects that read and write what is kept.
func (c *ClickUp) disk(e model.Effect, emit func(model.Msg)) {
	switch e := e.(type) {
	case model.ListRuns:
		emit(model.RunsListed{Runs: c.Runs})
	case model.MarkDropped:
		emit(model.MarkedDropped{ID: e.ID, Err: c.DropErr})
	case model.LoadDecisions:
		emit(model.DecisionsLoaded{Answer: c.answer(e.Seq), List: c.Decisions})
	case model.SaveDecisions:
		c.Decisions = append(c.Decisions, e.List...)
		emit(model.DecisionsSaved{})
	case model.ListSnapshots:
		emit(model.SnapshotsListed{Answer: c.answer(e.Seq), List: c.snapshots()})
	case model.CompareSince:
		emit(c.compareSince(e))
	case model.ListFiles:
		emit(model.FilesListed{Answer: c.answer(e.Seq), Path: e.Path, Files: filesAt(e.Path)})
	case model.ReadHR:
		emit(c.readHR(e))
	case model.LoadReviews:
		emit(model.ReviewsLoaded{Answer: c.answer(e.Seq), ID: e.ID, List: c.Reviews})
	case model.WriteReview:
		c.Reviews = append(c.Reviews, e.Review)
		emit(model.ReviewsLoaded{Answer: c.answer(e.Seq), ID: e.Review.Workspace, List: c.Reviews, Files: []string{e.Dir + "/a.csv", e.Dir + "/a.html"}})
	}
}

func (c *ClickUp) snapshots() []model.SnapshotInfo {
	if c.Past == nil {
		return nil
	}
	at := Today().AddDate(0, 0, -34)
	return []model.SnapshotInfo{
		{ID: "then", At: at, Seen: at, Workspaces: 1, People: len(c.Past)},
		{ID: "older", At: at.AddDate(-1, 0, 0), Seen: at.AddDate(-1, 0, 0), Workspaces: 1, People: 2},
	}
}

func (c *ClickUp) compareSince(e model.CompareSince) model.Msg {
	a := c.answer(e.Seq)
	done, err := e.Do(model.SnapshotLoaded{
		Rosters: []*model.Roster{{ID: "333", People: people.New(c.Past)}},
		Seats:   map[clickup.WorkspaceID]clickup.Seats{"333": {Members: Pool(40, 45), Guests: Pool(118, 120)}},
	})
	a.Err = err
	return model.ComparedSince{Answer: a, ID: e.ID, Comparison: done}
}

func (c *ClickUp) readHR(e model.ReadHR) model.Msg {
	a := c.answer(e.Seq)
	text, ok := hrFile(e.Path)
	roster, err := model.ParseRosterFile(text, e.Path, Today())
	if a.Err = err; !ok {
		a.Err = errors.New(e.Path + " can't be read: no such file")
	}
	return model.HRRead{Answer: a, Roster: roster}
}

// hrFile returns the text of an HR list, or of ClickUp's people export.
func hrFile(path string) (text string, ok bool) {
	switch path {
	case "People.csv":
		return "Name;E-mail\nOlga;olga@northwind.example\nInes;ines@northwind.example\nNed;new.ned@northwind.example\n", true
	case "old lists/2024.csv":
		return "Name,Team\nAda,x\n", true
	case "export.csv":
		return "E-mail,SMS 2fa Enabled,TOTP 2fa Enabled,Lists (Edit)\nabel@northwind.example,,0,Launch\n", true
	}
	return "", false
}

// filesAt returns the completions of a path.
func filesAt(typed string) []model.File {
	if strings.HasPrefix(typed, "old lists/") {
		return []model.File{{Path: "old lists/2024.csv", Name: "2024.csv", Bytes: 18}}
	}
	return []model.File{{Path: "old lists/", Name: "old lists", Folder: true}, {Path: "People.csv", Name: "People.csv", Bytes: 94}}
}
