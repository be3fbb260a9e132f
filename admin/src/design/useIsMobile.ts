import { useMediaQuery, useTheme } from '@mui/material';

/** Whether there is room for cards only; known at the first drawing, so that nothing jumps. */
export const useIsMobile = (): boolean => useMediaQuery(useTheme().breakpoints.down('sm'), { noSsr: true });
