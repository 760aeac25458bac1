package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"cutui/keymap"
	"cutui/model"
	"cutui/ui/form"
	"cutui/ui/theme"
)

// TokenPage is ClickUp's page for personal API tokens.
const TokenPage = "https://app.clickup.com/settings/apps"

// Choice is how the welcome screen ended.
type Choice uint8

// The choices: the user quit, entered a token that was accepted and stored, or wants the
// demo.
const (
	Leave Choice = iota
	Enter
	Demo
)

// LoginFunc asks ClickUp whose token it is, and stores it. consent means that it could only
// be stored in a plain file, which needs plainFile.
type LoginFunc func(ctx context.Context, token string, plainFile bool) (who string, consent bool, err error)

// WelcomeDeps holds what the welcome screen needs.
type WelcomeDeps struct {
	Styles *theme.Styles
	Keys   keymap.Map
	Theme  string // one of theme.Names
	Login  LoginFunc
	Browse func(url string) error
	File   string // the path of the plain file

	Rejected string // sentences that say why the stored token was rejected; "" if there was none
}

// Welcome is the tea.Model of the screen shown while there is no token. It says where to get
// one, checks it, or leads to the demo.
type Welcome struct {
	ctx      context.Context
	deps     WelcomeDeps
	st       *theme.Styles
	field    *form.Token
	w, h     int
	checking bool
	consent  bool // the user is asked whether a plain file is all right
	message  string
	ink      theme.Ink // of the message
	choice   Choice
	who      string
}

// NewWelcome returns the welcome screen.
func NewWelcome(ctx context.Context, d WelcomeDeps) *Welcome {
	st := *d.Styles
	return &Welcome{ctx: ctx, deps: d, st: &st, field: form.NewToken(&st)}
}

// Choice returns how the screen ended. With Enter, who is the owner of the token.
func (m *Welcome) Choice() (c Choice, who string) { return m.choice, m.who }

// Init asks for the terminal's background.
func (m *Welcome) Init() tea.Cmd {
	if m.deps.Theme == theme.Auto || m.deps.Theme == "" {
		return tea.RequestBackgroundColor
	}
	return nil
}

// checked is the result of checking the token.
type checked struct {
	who     string
	consent bool
	err     error
}

// browsed is sent when the browser has opened or failed to.
type browsed struct{ err error }

// Update handles a message.
func (m *Welcome) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		*m.st = *m.st.Rebuilt(m.deps.Theme, msg.IsDark())
	case tea.ColorProfileMsg:
		*m.st = *m.st.At(theme.DepthOf(msg.Profile), m.deps.Theme)
	case tea.KeyPressMsg:
		cmd := m.key(plainKey(msg))
		return m, cmd
	case tea.PasteMsg:
		m.edit(msg)
	case checked:
		cmd := m.learn(msg)
		return m, cmd
	case browsed:
		m.message, m.ink = "the page is open in the browser", theme.Good
		if msg.err != nil {
			m.message, m.ink = "the browser did not open: go to "+TokenPage, theme.Warning
		}
	}
	return m, nil
}

func (m *Welcome) key(msg tea.KeyPressMsg) tea.Cmd {
	a, _ := m.deps.Keys.LookupAny(names(msg), keymap.Welcome, keymap.Global)
	if msg.Text != "" {
		a = ""
	}
	switch a {
	case keymap.ForceQuit, keymap.Back:
		return tea.Quit
	case keymap.Next:
		return m.check()
	case keymap.Suspend:
		return tea.Suspend
	case keymap.Demo:
		m.choice = Demo
		return tea.Quit
	case keymap.Browser:
		return func() tea.Msg { return browsed{m.deps.Browse(TokenPage)} }
	}
	m.edit(msg)
	return nil
}

func (m *Welcome) edit(msg tea.Msg) {
	if m.checking {
		return
	}
	before := m.field.Value()
	m.field.Update(msg)
	if m.field.Value() != before {
		m.message, m.consent = "", false
	}
}

// check returns a command that checks the token with ClickUp.
func (m *Welcome) check() tea.Cmd {
	token, plainFile := m.field.Value(), m.consent
	switch {
	case m.checking:
		return nil
	case token == "":
		m.message, m.ink = "paste the token first, or open the demo", theme.Warning
		return nil
	}
	m.checking = true
	return func() (answer tea.Msg) {
		defer func() {
			if bug := recover(); bug != nil {
				answer = checked{err: bugError(bug)}
			}
		}()
		who, consent, err := m.deps.Login(m.ctx, token, plainFile)
		return checked{who, consent, err}
	}
}

func (m *Welcome) learn(c checked) tea.Cmd {
	m.checking = false
	switch {
	case c.consent:
		m.consent = true
		m.message, m.ink = "The token works, "+c.who+", but there is no keyring here. Press enter again to keep it in "+m.deps.File+", which only you can read.", theme.Notice
	case c.err != nil:
		x := model.Explain(c.err)
		m.message, m.ink = x.Words, theme.Danger
		if x.Hint != "" {
			m.message += ": " + x.Hint
		}
	default:
		m.choice, m.who = Enter, c.who
		return tea.Quit
	}
	return nil
}
