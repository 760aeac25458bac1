package cli

import "github.com/spf13/cobra"

// addCommands adds the commands to the root, in the groups that its help lists them by.
func (sh *shell) addCommands(root *cobra.Command) {
	for _, g := range []struct {
		title    string
		commands []*cobra.Command
	}{
		{"SEE WHO IS THERE, WHAT IT COSTS AND WHO SEES WHAT", []*cobra.Command{
			sh.workspacesCmd(), sh.peopleCmd(), sh.seatsCmd(), sh.auditCmd(), sh.targetCmd(), sh.accessCmd(), sh.clientCmd(),
			sh.impactCmd(), sh.dueCmd(), sh.diffCmd(), sh.watchCmd(), sh.snapshotsCmd(), sh.apiCmd(),
		}},
		{"CHANGE IT", []*cobra.Command{
			sh.inviteCmd(), sh.shareCmd(), sh.guestCmd(), sh.memberCmd(), sh.groupsCmd(), sh.untilCmd(), sh.reviewCmd(),
		}},
		{"WHAT WAS DONE", []*cobra.Command{sh.runsCmd(), sh.resumeCmd(), sh.undoCmd()}},
		{"SETTINGS AND HELP", []*cobra.Command{
			sh.authCmd(), sh.configCmd(), sh.doctorCmd(), sh.dataCmd(), sh.manCmd(root), sh.completionCmd(root), sh.schemaCmd(),
			sh.versionCmd(), sh.licencesCmd(),
		}},
	} {
		root.AddGroup(&cobra.Group{ID: g.title, Title: g.title})
		for _, c := range g.commands {
			c.GroupID = g.title
			root.AddCommand(c)
		}
	}
}
