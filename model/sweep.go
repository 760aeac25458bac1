package model

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"cutui/clickup"
	"cutui/internal/text"
	"cutui/model/access"
)

// Intents about the survey: who is on which list, read list by list (GetListMembers). It
// shows what guests see on every plan, without levels.
type (
	// ReadLists reads who is on each list of the chosen workspace, and which tasks are open
	// to the web. If that is under way, it stops it instead.
	ReadLists struct {
		Within    time.Duration // how old an earlier answer may be to be used
		TasksOnly bool          // skip the lists, since what guests see was read guest by guest
	}
	// ShowKept reads the survey from disk, without calling ClickUp.
	ShowKept struct{}
	// KeepRead saves the parts of surveys that are not on disk yet.
	KeepRead struct{}
)

// Effects of the survey.
type (
	// LoadSurvey reads a workspace's survey from disk.
	LoadSurvey struct {
		request
		ID clickup.WorkspaceID
	}
	// SaveSurvey writes a survey to disk, unless a newer one was requested already.
	SaveSurvey struct {
		request
		Seq    uint64
		ID     clickup.WorkspaceID
		Survey access.Survey
	}
	// FindLists finds all lists of a workspace: one call, and two for each space.
	FindLists struct {
		request
		Seq uint64
		ID  clickup.WorkspaceID
	}
	// FetchListMembers reads who has explicit access to a list.
	FetchListMembers struct {
		request
		Seq  uint64
		ID   clickup.WorkspaceID
		List int // its index in Survey.Lists
		Ref  clickup.ItemRef
	}
	// FetchPublicTasks looks through a page of a workspace's tasks, the latest changed first,
	// for tasks that are open to the web.
	FetchPublicTasks struct {
		request
		Seq  uint64
		ID   clickup.WorkspaceID
		Page int
	}
)

// Events that answer them.
type (
	// SurveyLoaded answers LoadSurvey.
	SurveyLoaded struct {
		ID     clickup.WorkspaceID
		Survey access.Survey
		Err    error
	}
	// ListsFound answers FindLists, once for each space. The last one has the lists.
	ListsFound struct {
		Answer
		ID         clickup.WorkspaceID
		All, Asked int  // the number of calls, and how many of them were answered
		Done       bool // this is the last one
		Lists      []access.Item
	}
	// ListMembersLoaded answers FetchListMembers.
	ListMembersLoaded struct {
		Answer
		ID     clickup.WorkspaceID
		List   int
		People []clickup.UserID
	}
	// PublicTasksFound answers FetchPublicTasks.
	PublicTasksFound struct {
		Answer
		ID           clickup.WorkspaceID
		Public       []access.PublicTask
		Read, Untold int  // the tasks of the page, and how many don't say whether they are public
		Last         bool // this is the last page
	}
)

// listSweep is the progress of ReadLists.
type listSweep struct {
	kept      bool // the survey was read from disk
	wanted    bool // ReadLists waits for that
	finding   bool // FindLists is under way
	tasks     taskScan
	paused    bool
	seq       uint64
	within    time.Duration // ReadLists.Within
	tasksOnly bool          // ReadLists.TasksOnly
	waiting   []int         // indexes of the lists still to be read
	asked     int           // lists whose answer is on its way
	total     int           // calls of the current stage
	done      int           // of them answered
	failed    int
	err       error // the first failure
	unsaved   int   // answers since the survey was saved
}

// taskScan is the progress of looking for public tasks.
type taskScan struct {
	live   bool
	asked  bool // a page is on its way
	page   int  // the next page
	count  access.Tasks
	public []access.PublicTask
}

// mostTaskPages caps the pages of tasks looked through. A page has a hundred tasks.
const mostTaskPages = 200

func (w *listSweep) live() bool {
	return w.wanted || w.finding || w.tasks.live || w.asked > 0 || len(w.waiting) > 0
}

func (w *listSweep) longRead() LongRead {
	r := LongRead{What: "who is on which list and what is public", Total: w.total, Done: w.done, Paused: w.paused}
	if w.finding || w.wanted {
		r.What = "which lists there are"
	}
	return r
}

// saveEvery is the number of answers after which a survey is saved.
const saveEvery = 25

func (ShowKept) apply(s *State) []Effect { return s.loadSurvey(s.Chosen) }

// KeptShown reports whether the survey of the chosen workspace was read from disk.
func (s *State) KeptShown() bool { return s.Data().sweep.kept }

// loadSurvey reads a workspace's survey from disk, unless that was done already.
func (s *State) loadSurvey(id clickup.WorkspaceID) []Effect {
	if s.DataOf(id).sweep.kept || id == "" {
		return nil
	}
	return []Effect{LoadSurvey{ID: id}}
}

func (KeepRead) apply(s *State) []Effect {
	var out []Effect
	for _, id := range slices.Sorted(maps.Keys(s.data)) {
		out = append(out, s.keepSurvey(id)...)
	}
	return out
}

func (m ReadLists) apply(s *State) []Effect {
	w := &s.Data().sweep
	switch {
	case s.Roster() == nil:
		return nil
	case w.live():
		s.stopReading()
		s.notify(Info, stoppedWords, nil)
		return s.keepSurvey(s.Chosen)
	case s.Offline():
		return s.notify(Warn, errOffline.Error(), nil)
	}
	*w = listSweep{kept: w.kept, wanted: true, within: m.Within, tasksOnly: m.TasksOnly, seq: s.next()}
	if !w.kept {
		return s.loadSurvey(s.Chosen)
	}
	return s.sweepLists(s.Chosen)
}

func (m SurveyLoaded) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	if f.sweep.kept {
		return nil
	}
	f.sweep.kept = true
	if m.Err != nil {
		s.notify(Fault, "earlier list members could not be read from disk", m.Err)
	}
	f.Survey = m.Survey
	s.Revision++
	var out []Effect
	if len(m.Survey.Lists) > 0 && s.need.Audit {
		out = s.audit(m.ID)
	}
	if f.sweep.wanted {
		out = append(out, s.sweepLists(m.ID)...)
	}
	return out
}

// sweepLists starts the read, with finding the lists if that was too long ago.
func (s *State) sweepLists(id clickup.WorkspaceID) []Effect {
	f := s.DataOf(id)
	w := &f.sweep
	w.wanted = false
	if w.tasksOnly || access.Within(f.Survey.Found, s.Now, w.within) {
		return s.readLists(id)
	}
	w.finding = true
	return []Effect{FindLists{Seq: w.seq, ID: id}}
}

func (m ListsFound) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	w := &f.sweep
	if late(m.Seq, w.seq) || !w.finding {
		return nil
	}
	w.total, w.done = m.All, m.Asked
	if !m.Done {
		return nil
	}
	w.finding = false
	if m.Err != nil && len(m.Lists) == 0 {
		return s.notify(Fault, "the lists could not be found", m.Err)
	}
	f.Survey.Replace(m.Lists, m.At)
	if m.Err != nil { // the lists of some spaces are missing: the next read looks for them again
		w.failed, w.err = w.failed+1, m.Err
		f.Survey.Found = time.Time{}
	}
	s.Revision++
	return s.readLists(m.ID)
}

// readLists reads the members of the lists where they are not known or too old, and looks
// through the tasks.
func (s *State) readLists(id clickup.WorkspaceID) []Effect {
	f := s.DataOf(id)
	w := &f.sweep
	w.waiting, w.done = f.Survey.Unread(s.Now, w.within), 0
	w.tasks = taskScan{live: !access.Within(f.Survey.Tasks.At, s.Now, w.within)}
	if w.tasksOnly {
		w.waiting = nil
	}
	w.total = len(w.waiting)
	if w.tasks.live {
		w.total++
	}
	if w.total == 0 {
		return s.notify(Good, "nothing to read: what was read "+s.surveyAge(id)+" is recent enough", nil)
	}
	if intro := s.Intro(w.longRead()); intro != "" {
		s.notify(Info, intro, nil)
	}
	var out []Effect
	for range readAtOnce {
		out = append(out, s.readNextList(id)...)
	}
	return append(out, s.readNextTasks(id)...)
}

func (s *State) readNextTasks(id clickup.WorkspaceID) []Effect {
	w := &s.DataOf(id).sweep
	if !w.tasks.live || w.tasks.asked || w.paused {
		return nil
	}
	w.tasks.asked = true
	return []Effect{FetchPublicTasks{Seq: w.seq, ID: id, Page: w.tasks.page}}
}

func (s *State) readNextList(id clickup.WorkspaceID) []Effect {
	f := s.DataOf(id)
	w := &f.sweep
	if len(w.waiting) == 0 || w.paused {
		return nil
	}
	next := w.waiting[0]
	w.waiting, w.asked = w.waiting[1:], w.asked+1
	return []Effect{FetchListMembers{Seq: w.seq, ID: id, List: next, Ref: f.Survey.Lists[next].Ref}}
}

func (m ListMembersLoaded) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	w := &f.sweep
	if late(m.Seq, w.seq) || w.asked == 0 || m.List >= len(f.Survey.Lists) {
		return nil
	}
	w.asked, w.done = w.asked-1, w.done+1
	if m.Err != nil {
		s.sweepFailed(w, m.Err)
	} else {
		l := &f.Survey.Lists[m.List]
		l.People, l.At = m.People, m.At
		w.unsaved++
		s.Revision++
	}
	return append(s.readNextList(m.ID), s.continueSweep(m.ID)...)
}

// sweepFailed counts a failure. One that applies to every list ends the sweep.
func (s *State) sweepFailed(w *listSweep, err error) {
	w.failed++
	if w.err == nil {
		w.err = err
	}
	if errors.Is(err, clickup.ErrUnauthorized) {
		w.waiting = nil
	}
}

func (m PublicTasksFound) apply(s *State) []Effect {
	f := s.DataOf(m.ID)
	w := &f.sweep
	t := &w.tasks
	if late(m.Seq, w.seq) || !t.asked {
		return nil
	}
	t.asked, w.done = false, w.done+1
	if m.Err != nil {
		t.live = false
		s.sweepFailed(w, m.Err)
		return s.continueSweep(m.ID)
	}
	t.page++
	t.public = append(t.public, m.Public...)
	t.count.Read, t.count.Untold, t.count.At = t.count.Read+m.Read, t.count.Untold+m.Untold, m.At
	if !m.Last && t.page < mostTaskPages {
		w.total++
		return s.readNextTasks(m.ID)
	}
	t.live, t.count.Cut = false, !m.Last
	f.Survey.Public, f.Survey.Tasks = t.public, t.count
	w.unsaved++
	s.Revision++
	return s.continueSweep(m.ID)
}

// continueSweep saves the survey every saveEvery answers, and ends the sweep once nothing is
// left.
func (s *State) continueSweep(id clickup.WorkspaceID) []Effect {
	f := s.DataOf(id)
	if f.sweep.live() {
		if f.sweep.unsaved < saveEvery {
			return nil
		}
		return s.keepSurvey(id)
	}
	s.notifySweepEnd(id)
	return append(s.keepSurvey(id), s.audit(id)...)
}

// keepSurvey saves a workspace's survey if it has unsaved answers.
func (s *State) keepSurvey(id clickup.WorkspaceID) []Effect {
	f := s.DataOf(id)
	if f.sweep.unsaved == 0 {
		return nil
	}
	f.sweep.unsaved = 0
	return []Effect{SaveSurvey{Seq: s.next(), ID: id, Survey: f.Survey.Clone()}}
}

func (s *State) notifySweepEnd(id clickup.WorkspaceID) {
	f := s.DataOf(id)
	read, _ := f.Survey.Read()
	words := fmt.Sprintf("read who is on %s of %s", text.Number(read), text.Plural(len(f.Survey.Lists), "list"))
	if f.sweep.tasksOnly {
		words = "looked through " + text.Plural(f.Survey.Tasks.Read, "task") + " for public links"
	}
	if n := len(f.Survey.Public); n > 0 {
		words += "; open to the web: " + text.Plural(n, "task")
	}
	if f.sweep.failed > 0 {
		s.notify(Warn, words+"; the rest could not be read", f.sweep.err)
		return
	}
	s.notify(Good, words, nil)
}

// surveyAge says how old the oldest part of a workspace's survey is.
func (s *State) surveyAge(id clickup.WorkspaceID) string {
	_, oldest := s.DataOf(id).Survey.Read()
	if oldest.IsZero() {
		return text.Age(0)
	}
	return text.Age(s.Now.Sub(oldest))
}
