package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (sh *shell) versionCmd() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version, as --version does", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(sh.Out, "cutui version %s\n", sh.version())
			return err
		},
	}
}
