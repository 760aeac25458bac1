package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// Commands returns the tree of all commands, for documents that list them. Only Run can
// run them.
func Commands() *cobra.Command { return (&shell{}).root() }

// ColumnsOf returns the columns that --columns and --sort of a command accept, in order, or nil
// if it has neither.
func ColumnsOf(cmd *cobra.Command) []string {
	known := cmd.Annotations[columnsKey]
	if known == "" {
		return nil
	}
	return strings.Split(known, ",")
}

// Topic is a section of the manual that no command's help has: terms with their meaning.
type Topic struct {
	Title string
	Items [][2]string
}

// Topics returns the exit codes, the environment variables and the files.
func Topics() []Topic {
	return []Topic{
		{"EXIT STATUS", [][2]string{
			{"0", "fine; who is there already, or already shared with, is skipped"},
			{"1", "it failed, or an item or person is unknown"},
			{"2", "the command line or the settings, an invalid address, a refused base URL, no terminal, or a missing --yes, --allow-paid-seats or --confirm-removals"},
			{"3", "an audit, a diff or a watch found what --fail-on names"},
			{"4", "the token was not accepted, or every call was refused for plan or rights"},
			{"5", "partly done, or the outcome is not known; the journal says what"},
			{"6", "done, but ClickUp's seats afterwards are not those foreseen; this comes before 5"},
			{"129, 130, 143", "ended by a signal"},
		}},
		{"ENVIRONMENT", [][2]string{
			{"CLICKUP_API_TOKEN", "the token: a personal one (pk_…), or a ready OAuth access token"},
			{"CUTUI_API_URL", "another base URL than https://api.clickup.com/api; /v2/… is appended"},
			{"CUTUI_WORKSPACE, CUTUI_PROFILE, CUTUI_THEME, CUTUI_READ_ONLY", "as the flags and settings of these names; CUTUI_READ_ONLY=0 does not take back read_only of the file"},
			{"ACCESSIBLE", "plain lines in the place of the screen, as --accessible"},
			{"NO_COLOR, CLICOLOR, CLICOLOR_FORCE", "as everywhere"},
		}},
		{"FILES", [][2]string{
			{"$XDG_CONFIG_HOME/cutui/config.toml", "the settings; cutui config init creates it, and cutui doctor says where everything is"},
		}},
	}
}
