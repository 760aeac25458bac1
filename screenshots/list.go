package main

import (
	"slices"

	"github.com/charmbracelet/colorprofile"

	"cutui/clickup/sim/simtest"
	"cutui/internal/app"
	"cutui/ui/theme"
)

// scenes returns the scenes of docs/screens.md, in its order. Their steps begin when the demo
// has loaded.
func scenes() []scene {
	return slices.Concat(browseScenes(), changeScenes(), runScenes(), removeScenes(), auditScenes(), lookScenes())
}

func browseScenes() []scene {
	find := func(who string) []step { return []step{press("/"), typed(who), press("enter")} }
	return []scene{
		{name: "browse-dark", png: true},
		{name: "browse-light", light: true},
		{name: "browse-medium", w: 80, h: 24},
		{name: "browse-small", w: 60, h: 16},
		{name: "browse-large", w: 200, h: 50, shows: "details", steps: then(find("cleo"), press("esc enter"))},
		{name: "zoom", w: 100, h: 30, steps: []step{press("+")}},
		{name: "details", w: 100, h: 30, shows: "details", steps: then(find("cleo"), press("enter +"))},
		{name: "marks", w: 100, h: 30, steps: then(find("seat:member inactive>60d"), press("space space"))},
		{name: "domains", steps: []step{press("[ j")}},
		{name: "workspaces", w: 100, h: 30, shows: "workspaces", steps: []step{press("1 j")}},
		{name: "seats", w: 100, h: 30, shows: "seats", steps: []step{press("4 +")}},
		{name: "filter-dark", png: true, steps: []step{press("/"), typed("role:guest inactive>60d")}},
		{name: "filter-words", w: 100, h: 30, steps: []step{press("/ r o l e :")}},
		{name: "filter-history", w: 100, h: 30, steps: then(find("role:guest inactive>60d"), press("esc / up"))},
		{name: "find", w: 100, h: 30, shows: "command.GlobalSearch", steps: []step{press("F"), typed("dana")}},
		{name: "sort", w: 100, h: 30, shows: "overlay.menu/sort", steps: []step{press("S")}},
		{name: "columns", w: 100, h: 30, shows: "overlay.columns", steps: []step{press("c down down")}},
		{name: "palette", w: 100, h: 30, shows: "command.Palette", steps: []step{press(":")}},
		{name: "help", w: 100, h: 30, shows: "command.Help", steps: []step{press("?")}},
		{name: "help-signs", w: 100, h: 30, shows: "command.Help", steps: []step{press("? pgdown pgdown pgdown pgdown pgdown pgdown pgdown pgdown")}},
		{name: "errors", w: 100, h: 30, shows: "history.Errors", steps: []step{press("a H"), typed("leavers.csv"), press("enter esc esc !")}},
	}
}

func changeScenes() []scene {
	const page, review, fields = "overlay.Guide change.addresses", "overlay.Guide change.review", "overlay.Guide overlay.Fields/"
	find := func(who string) []step { return []step{press("/"), typed(who), press("enter")} }
	addresses := []step{press("i"), typed("Sam Sample <sam@client.example>, cleo@client.example, inga@northwind.example, joe@gmial.com")}
	rights := then(addresses, press("ctrl+y enter"))
	items := then(rights, press("enter"), typed("checklist"))
	picked := then(items, wait("Zebra launch checklist"), press("tab"))
	reviewed := then(picked, press("enter"))
	sent := then(reviewed, press("enter"), wait("All done"))
	return []scene{
		{name: "invite-dark", png: true, shows: page, steps: addresses},
		{name: "invite-light", light: true, shows: page, steps: addresses},
		{name: "rights-dark", shows: fields + "rights", steps: rights},
		{name: "picker-dark", png: true, shows: "overlay.Guide change.itemPicker", steps: picked},
		{name: "who-has", w: 100, h: 30, shows: "change.Access", steps: then(items, press("ctrl+g"))},
		{name: "review-dark", png: true, shows: review, steps: reviewed},
		{name: "result-dark", png: true, shows: review, steps: sent},
		{name: "result-light", light: true, shows: review, steps: sent},
		{name: "invite-member", w: 100, h: 30, shows: fields + "role", steps: []step{press("I"), typed("mia@northwind.example"), press("enter")}},
		{name: "invite-like", w: 100, h: 30, shows: review, steps: then(find("cleo"), press("L"), typed("sam@client.example"), press("enter"))},
		{name: "replace", w: 100, h: 30, shows: review, steps: then(find("cleo"), press("X"), typed("sam@client.example"), press("enter"))},
		{name: "share", w: 100, h: 30, shows: review, steps: then(find("amara silva"), press("s"), typed("checklist"), press("tab enter"))},
		{name: "edit-guest", w: 100, h: 30, shows: fields + "edit-guest", steps: then(find("cleo"), press("e"))},
		{name: "edit-member", w: 100, h: 30, shows: fields + "edit-member", steps: then(find("bettina"), press("e"))},
		{name: "groups", w: 100, h: 30, shows: "change.Groups", steps: []step{press("T")}},
		{name: "new-group", w: 100, h: 30, shows: fields + "new-group", steps: []step{press("j space space T n"), typed("Legal")}},
		{name: "until", w: 100, h: 30, shows: "overlay.FormBox/until", steps: then(find("cleo"), press("w"), typed("3m"))},
		{name: "runs", w: 100, h: 30, shows: "history.Runs", steps: then(sent, press("esc C"))},
		{name: "steps", shows: "history.pastSteps", steps: then(sent, press("esc C enter"))},
		{name: "activity", w: 100, h: 30, shows: "history.Activity", steps: then(sent, press("esc @ down"))},
		{name: "undo", w: 100, h: 30, shows: review, steps: then(sent, press("U"))},
	}
}

// runScenes are a run in which ClickUp does not answer the third invitation until it is let go.
func runScenes() []scene {
	const review = "overlay.Guide change.review"
	people := "sam@client.example, ned@client.example, pat@client.example, joe@client.example"
	under := []step{press("i"), typed(people), press("enter enter"), typed("checklist"), wait("Zebra launch checklist"), press("tab enter enter"), wait("4 of 8")}
	running := func(name, shows string, more func(*simtest.Hold) []step) scene {
		h := &simtest.Hold{Op: "InviteGuestToWorkspace", From: 3}
		return scene{name: name, w: 100, h: 30, shows: shows, hold: h, steps: then(under, more(h)...)}
	}
	return []scene{
		running("running", review, func(*simtest.Hold) []step { return nil }),
		running("paused", review, func(h *simtest.Hold) []step { return []step{press("p"), letGo(h), wait("paused")} }),
		running("running-panes", "people", func(*simtest.Hold) []step { return []step{press("esc")} }),
		running("leave", "overlay.Confirm/leave", func(*simtest.Hold) []step { return []step{press("esc q")} }),
	}
}

func removeScenes() []scene {
	const review = "overlay.Guide change.review"
	find := func(who string) []step { return []step{press("/"), typed(who), press("enter")} }
	return []scene{
		{name: "remove", w: 100, h: 30, shows: review, steps: then(find("sekund"), press("x"))},
		{name: "hand-over", w: 100, h: 30, shows: "overlay.menu/successor", steps: then(find("sekund"), press("x ctrl+t"))},
		{name: "hand-off", w: 100, h: 30, shows: "change.handOffSheet", steps: then(find("sekund"), press("x ctrl+e"))},
		{name: "off-board", shows: review, steps: []step{press("[ j j x")}},
		{name: "view-only", w: 100, h: 30, shows: review, steps: then(find("cleo"), press("V"))},
		{name: "make-guest", w: 100, h: 30, shows: review, steps: then(find("greta"), press("M"))},
	}
}

func auditScenes() []scene {
	const findings, rollup = "auditpage.Audit auditpage.findings", "auditpage.Audit auditpage.tallies"
	audit := []step{press("a"), wait("compared with")}
	asked := func(folder string) []step { return []step{press("Q n tab ctrl+u"), typed(folder), press("enter")} }
	changes := then(audit, press("d"), wait("Leo Leaver"))
	return []scene{
		{name: "audit-dark", shows: findings, steps: audit},
		{name: "audit-light", light: true, png: true, shows: findings, steps: audit},
		{name: "audit-small", w: 60, h: 16, shows: findings, steps: []step{press("a ]")}},
		{name: "audit-filter", w: 100, h: 30, shows: findings, steps: then(audit, press("/"), typed("group"))},
		{name: "changes-dark", shows: "auditpage.Audit auditpage.changes", steps: changes},
		{name: "months", w: 100, h: 30, shows: "auditpage.Audit auditpage.months", steps: then(changes, press("]"))},
		{name: "audit-domains", w: 100, h: 30, shows: rollup, steps: then(changes, press("] ]"))},
		{name: "inviters", w: 100, h: 30, shows: rollup, steps: then(changes, press("] ] ]"))},
		{name: "roles", w: 100, h: 30, shows: rollup, steps: then(changes, press("] ] ] ]"))},
		{name: "hr-files", w: 100, h: 30, shows: "auditpage.files", steps: then(audit, press("H"))},
		{name: "hr-list", w: 100, h: 30, shows: "auditpage.Audit auditpage.hrSheet", steps: then(audit, press("H"), typed("people.csv"), press("enter"))},
		{name: "audit-workspaces", w: 100, h: 30, shows: "auditpage.Audit auditpage.overview", steps: then(audit, press("[ [ ["))},
		{name: "who-sees-what", shows: "auditpage.Audit auditpage.matrix", steps: then(audit, press("D [ ["))},
		{name: "set-target", w: 100, h: 30, shows: "overlay.FormBox/target", steps: then(audit, press("T"))},
		{name: "target", w: 100, h: 30, shows: "auditpage.Audit auditpage.targets", steps: then(audit, press("T enter"))},
		{name: "compare", w: 100, h: 30, shows: "overlay.menu/compare", steps: then(audit, press("c"))},
		{name: "accept", w: 100, h: 30, shows: "overlay.FormBox/accept", steps: then(audit, press("A"))},
		{name: "put-back", w: 100, h: 30, shows: "overlay.Confirm/put-back", steps: then(audit, press("A enter enter ] ] ] A"))},
		{name: "export", w: 100, h: 30, shows: "overlay.menu/export", steps: then(audit, press("E"))},
		{name: "reviewers", w: 100, h: 30, shows: "auditpage.Reviewers", steps: asked("sheets")},
		{name: "ask", w: 100, h: 30, shows: "overlay.FormBox/ask", steps: []step{press("Q n")}},
		{name: "answers", w: 100, h: 30, shows: "overlay.FormBox/answers", steps: then(asked("answers"), answered("answers", "cora-custom"), press("a"), typed("answers"), press("enter down down down down down enter"))},
	}
}

// lookScenes returns the program in other looks, and the welcome screen.
func lookScenes() []scene {
	marked := []step{press("j space space")}
	return []scene{
		{name: "high-contrast", w: 100, h: 30, steps: marked, looks: app.Looks{Theme: theme.HighContrast}},
		{name: "high-contrast-light", w: 100, h: 30, light: true, steps: marked, looks: app.Looks{Theme: theme.HighContrast}},
		{name: "sixteen-colours", w: 100, h: 30, steps: marked, colours: colorprofile.ANSI},
		{name: "no-colour", w: 100, h: 30, steps: marked, colours: colorprofile.ASCII},
		{name: "ascii", w: 100, h: 30, steps: marked, looks: app.Looks{ASCII: true}},
		{name: "welcome", w: 100, h: 30, shows: "welcome", welcome: true},
	}
}
