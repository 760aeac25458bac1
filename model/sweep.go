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

// Who is on which list is read list by list (GetListMembers): it tells what guests see on
// every plan, without levels.
type (
	// ReadLists reads who is on every list of the chosen workspace, and which tasks are
	// open to the web. Where that is under way, it ends it. What is kept is used where it
	// is not older than Within.
	ReadLists struct {
		Within    time.Duration
		TasksOnly bool // only the tasks, where what guests see was read guest by guest
	}
	// ShowKept reads what is kept of who is on which list, without asking ClickUp.
	ShowKept struct{}
	// KeepRead keeps what was read of the lists and is not on the disk yet.
	KeepRead struct{}
)

// Effects of reading who is on which list.
type (
	// LoadSurvey reads what is kept of who is on which list.
	LoadSurvey struct {
		request
		ID clickup.WorkspaceID
	}
	// SaveSurvey keeps it, unless something newer was to be kept already.
	SaveSurvey struct {
		request
		Seq    uint64
		ID     clickup.WorkspaceID
		Survey access.Survey
	}
	// FindLists finds all lists of a workspace: a call, and two for each space.
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
		List int // its number in the survey
		Ref  clickup.ItemRef
	}
	// FetchPublicTasks looks through a page of a workspace's tasks, those changed last
	// first, for tasks that are open to the web.
	FetchPublicTasks struct {
		request
		Seq  uint64
		ID   clickup.WorkspaceID
		Page int
	}
)

// What comes of them.
type (
	// SurveyLoaded answers LoadSurvey.
	SurveyLoaded struct {
		ID     clickup.WorkspaceID
		Survey access.Survey
		Err    error
	}
	// ListsFound answers FindLists, once for every space: All are its calls, Asked those
	// that were answered. The last one is Done and has all lists.
	ListsFound struct {
		Answer
		ID         clickup.WorkspaceID
		All, Asked int
		Done       bool
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
		Read, Untold int // tasks of the page, and those of which it does not say
		Last         bool
	}
)

// listSweep is how far ReadLists has come.
type listSweep struct {
	kept    bool // what is kept on the disk was read
	wanted  bool // ReadLists waits for that
	finding bool // the lists are being found
	tasks   taskScan
	paused  bool
	seq     uint64
	within  time.Duration
	only    bool  // ReadLists.TasksOnly
	waiting []int // numbers of lists
	asked   int   // lists whose answer is on its way
	total   int   // calls of the step under way
	done    int
	failed  int
	err     error // the first of the failures
	unsaved int   // answers since the survey was kept
}

// taskScan is how far the tasks have been looked through.
type taskScan struct {
	live   bool
	asked  bool // a page is on its way
	page   int  // the next one
	count  access.Tasks
	public []access.PublicTask
}

// mostTaskPages bounds the tasks that are looked through, a hundred on a page.
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

// saveEvery is after how many answers a survey is kept.
const saveEvery = 25

func (ShowKept) apply(s *State) []Effect { return s.loadSurvey(s.Chosen) }

// KeptShown reports whether what is kept of the lists of the chosen workspace was read.
func (s *State) KeptShown() bool { return s.Data().sweep.kept }

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
		s.notify(Info, "stopped: what was read stays", nil)
		return s.keepSurvey(s.Chosen)
	case s.Offline():
		return s.notify(Warn, errOffline.Error(), nil)
	}
	*w = listSweep{kept: w.kept, wanted: true, within: m.Within, only: m.TasksOnly, seq: s.next()}
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
		s.notify(Fault, "what was read of the lists before is not known", m.Err)
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

// sweepLists begins with finding the lists, where that was long ago.
func (s *State) sweepLists(id clickup.WorkspaceID) []Effect {
	f := s.DataOf(id)
	w := &f.sweep
	w.wanted = false
	if w.only || access.Within(f.Survey.Found, s.Now, w.within) {
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
	if m.Err != nil { // the lists of some spaces are missing: the next read finds them
		w.failed, w.err = w.failed+1, m.Err
	}
	f.Survey.Replace(m.Lists, m.At)
	if m.Err != nil {
		f.Survey.Found = time.Time{}
	}
	s.Revision++
	return s.readLists(m.ID)
}

// readLists reads who is on the lists that are not known, and looks through the tasks.
func (s *State) readLists(id clickup.WorkspaceID) []Effect {
	f := s.DataOf(id)
	w := &f.sweep
	w.waiting, w.done = f.Survey.Unread(s.Now, w.within), 0
	w.tasks = taskScan{live: !access.Within(f.Survey.Tasks.At, s.Now, w.within)}
	if w.only {
		w.waiting = nil
	}
	w.total = len(w.waiting)
	if w.tasks.live {
		w.total++
	}
	if w.total == 0 {
		return s.notify(Good, "what was read "+s.surveyAge(id)+" will do: nothing is asked", nil)
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
	return append(s.readNextList(m.ID), s.sweepGoesOn(m.ID)...)
}

// sweepFailed counts a failure; one that concerns every list ends the sweep.
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
		return s.sweepGoesOn(m.ID)
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
	return s.sweepGoesOn(m.ID)
}

// sweepGoesOn keeps what was read from time to time, and ends the sweep.
func (s *State) sweepGoesOn(id clickup.WorkspaceID) []Effect {
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
	if f.sweep.only {
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

// surveyAge is how old the oldest part of what was read of the lists is.
func (s *State) surveyAge(id clickup.WorkspaceID) string {
	_, oldest := s.DataOf(id).Survey.Read()
	if oldest.IsZero() {
		return text.Age(0)
	}
	return text.Age(s.Now.Sub(oldest))
}
