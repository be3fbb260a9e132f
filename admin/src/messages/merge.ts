/** Merging two records of one person. */
export const vi = {
  merge: {
    title: 'Hồ sơ đã gộp',
    survivor: 'Hồ sơ giữ lại',
    keepRecord: 'Giữ hồ sơ %{number}',
    duplicate: 'Hồ sơ còn lại của người này',
    compared: 'So sánh hai hồ sơ',
    record: 'Hồ sơ',
    recordNumber: 'Hồ sơ %{number}',
    becomes: 'Sau khi gộp',
    counts: 'Tính là một mũi riêng',
    countsAs: 'Mũi %{number}',
    sameAs: 'Trùng với mũi %{vaccine} ngày %{day}, hồ sơ %{record}',
    submit: 'Gộp',
    separate: 'Tách lại',
    separateHelp: 'Hai hồ sơ trở lại như trước khi gộp. Những gì được sửa sau khi gộp thì giữ nguyên.',
    mergedInto: 'Hồ sơ này đã được gộp vào hồ sơ',
  },
  mergeStatus: { MERGING: 'đang gộp', MERGED: 'đã gộp', REFUSED: 'không gộp được', UNMERGING: 'đang tách', UNMERGED: 'đã tách lại' },
};

export const en: typeof vi = {
  merge: {
    title: 'Merged records',
    survivor: 'Record that stays',
    keepRecord: 'Keep record %{number}',
    duplicate: 'Their other record',
    compared: 'The two records side by side',
    record: 'Record',
    recordNumber: 'Record %{number}',
    becomes: 'After the merge',
    counts: 'Counts as a dose of its own',
    countsAs: 'Dose %{number}',
    sameAs: 'Same as %{vaccine} of %{day}, record %{record}',
    submit: 'Merge',
    separate: 'Separate again',
    separateHelp: 'Both records will be as they were. What was corrected since stays.',
    mergedInto: 'This record was merged into that of',
  },
  mergeStatus: { MERGING: 'merging', MERGED: 'merged', REFUSED: 'refused', UNMERGING: 'separating', UNMERGED: 'separated' },
};
